package dev.assay.control;

/**
 * Something to be done to the data of a node.
 *
 * @param argument a file's absolute path, a tenant's id, or nothing
 */
public record Task(Name name, String argument) {

  /** What there is to do. */
  public enum Name {
    BACKUP,
    ROTATE_TENANT_KEY,
    ROTATE_MASTER_KEY
  }

  /** One line, which {@link #parse} reads. */
  String line() {
    if (argument.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("a path must be one line");
    }
    return name + " " + argument;
  }

  static Task parse(String line) {
    int space = line.indexOf(' ');
    if (space < 0) {
      throw new IllegalArgumentException("a task is its name and its argument");
    }
    return new Task(Name.valueOf(line.substring(0, space)), line.substring(space + 1));
  }
}
