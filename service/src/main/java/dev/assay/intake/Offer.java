package dev.assay.intake;

/** What the value at a place is offered for, and on what grounds. */
record Offer(Slot slot, int rank, Method method, Place place) {
  Offer at(Place other) {
    return new Offer(slot, rank, method, other);
  }

  Offer as(Slot other) {
    return new Offer(other, rank, method, place);
  }
}
