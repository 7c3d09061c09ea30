package dev.assay.rules.bytecode;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Checks one class: its shape here, the code of its methods in {@link CodeCheck}. */
final class ClassCheck extends ClassVisitor {
  private static final Set<String> ENUM_METHODS =
      Set.of(
          "<clinit>", "<init>", "values", "valueOf", "predicateInformation", "getExpressionHash");
  private static final Map<String, Part> RULE_METHODS =
      Map.of("test", Part.CONDITION, "apply", Part.CONDITION, "execute", Part.CONSEQUENCE);
  private static final int NEVER =
      Opcodes.ACC_SYNCHRONIZED | Opcodes.ACC_NATIVE | Opcodes.ACC_VARARGS;

  private final Part part;
  private final String self;
  private final Allowed allowed;
  private final Set<String> faults = new LinkedHashSet<>();
  private final Set<String> bodies = new LinkedHashSet<>();
  private final Set<String> bridged = new LinkedHashSet<>();

  ClassCheck(Part part, String self, Allowed allowed) {
    super(Opcodes.ASM9);
    this.part = part;
    this.self = self;
    this.allowed = allowed;
  }

  /** Everything that is not allowed, in the order of the class. */
  List<String> faults() {
    return new ArrayList<>(faults);
  }

  @Override
  public void visit(
      int version, int access, String name, @Nullable String sig, String parent, String[] of) {
    if (!parent.equals(part == Part.ENUM ? "java/lang/Enum" : "java/lang/Object")) {
      faults.add("extends " + parent);
    }
    for (String face : of) {
      if (!face.startsWith("org/drools/model")) {
        faults.add("implements " + face);
      }
    }
  }

  @Override
  public void visitInnerClass(String name, @Nullable String outer, @Nullable String in, int acc) {
    if (name.startsWith(self) && part != Part.METADATA) {
      faults.add("makes a class of its own");
    }
  }

  @Override
  public @Nullable FieldVisitor visitField(
      int access, String name, String descriptor, @Nullable String sig, @Nullable Object value) {
    if (part == Part.ENUM && !Set.of("INSTANCE", "ENUM$VALUES", "EXPRESSION_HASH").contains(name)) {
      faults.add("keeps a field, " + name);
    }
    return null;
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access, String name, String descriptor, @Nullable String sig, String @Nullable [] ex) {
    Part rule = part == Part.ENUM ? RULE_METHODS.get(name) : null;
    boolean known = part != Part.ENUM || rule != null || ENUM_METHODS.contains(name);
    if ((access & NEVER) != 0 || !known) {
      faults.add("makes a method of its own, " + name);
    }
    if (rule == null) {
      return new CodeCheck(part, self, allowed, faults::add);
    }
    if ((access & Opcodes.ACC_BRIDGE) != 0) {
      return new BridgeCheck(rule);
    }
    bodies.add(name + descriptor);
    return new CodeCheck(rule, self, allowed, faults::add);
  }

  @Override
  public void visitEnd() {
    if (!bodies.containsAll(bridged)) {
      faults.add("calls itself");
    }
  }

  /** A bridge casts its arguments and calls the body, which calls nothing of this class. */
  private final class BridgeCheck extends CodeCheck {
    BridgeCheck(Part rule) {
      super(rule, self, allowed, faults::add);
    }

    @Override
    public void visitMethodInsn(int op, String owner, String name, String desc, boolean itf) {
      if (owner.equals(self) && RULE_METHODS.containsKey(name)) {
        bridged.add(name + desc);
      } else {
        super.visitMethodInsn(op, owner, name, desc, itf);
      }
    }
  }
}
