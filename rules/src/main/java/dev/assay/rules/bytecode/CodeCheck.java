package dev.assay.rules.bytecode;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Checks the code of one method, instruction by instruction, against what is allowed. */
class CodeCheck extends MethodVisitor {
  /** Elements an array literal may have. */
  private static final int MAX_ARRAY = 10_000;

  private final Part part;
  private final String self;
  private final Allowed allowed;
  private final Consumer<String> faults;
  private final Set<Label> passed = new HashSet<>();
  private int constant = -1;
  private String lastMade = "";

  CodeCheck(Part part, String self, Allowed allowed, Consumer<String> faults) {
    super(Opcodes.ASM9);
    this.part = part;
    this.self = self;
    this.allowed = allowed;
    this.faults = faults;
  }

  @Override
  public void visitInsn(int opcode) {
    boolean fine =
        switch (opcode) {
          case Opcodes.ATHROW -> allowed.type(part, "throw", self, lastMade);
          case Opcodes.ARRAYLENGTH -> part == Part.ENUM;
          default -> isPlain(opcode);
        };
    if (!fine) {
      faults.accept(instruction(opcode));
    }
    constant =
        opcode >= Opcodes.ICONST_0 && opcode <= Opcodes.ICONST_5 ? opcode - Opcodes.ICONST_0 : -1;
  }

  /** Constants, the stack, arithmetic, comparisons, returns; stores into array literals. */
  private static boolean isPlain(int opcode) {
    return opcode <= Opcodes.DCONST_1
        || opcode == Opcodes.AASTORE
        || (opcode >= Opcodes.POP && opcode <= Opcodes.LXOR)
        || (opcode >= Opcodes.I2L && opcode <= Opcodes.DCMPG)
        || (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN);
  }

  @Override
  public void visitIntInsn(int opcode, int operand) {
    if (opcode == Opcodes.NEWARRAY) {
      faults.accept("makes an array of numbers");
    }
    constant = operand;
  }

  @Override
  public void visitVarInsn(int opcode, int index) {
    if (opcode == Opcodes.RET) {
      faults.accept(instruction(opcode));
    }
    // Enum.values() copies its array: as long as an array that is there already.
    constant = part == Part.ENUM && opcode == Opcodes.ISTORE ? 0 : -1;
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    boolean fine =
        switch (opcode) {
          case Opcodes.NEW -> allowed.type(part, "new", self, type);
          case Opcodes.ANEWARRAY ->
              allowed.type(part, "array", self, type) && constant >= 0 && constant <= MAX_ARRAY;
          default -> true; // a cast makes nothing and reads nothing
        };
    if (!fine) {
      faults.accept("makes a " + type.replace('/', '.'));
    }
    lastMade = opcode == Opcodes.NEW ? type : lastMade;
    constant = -1;
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    String verb = opcode == Opcodes.PUTSTATIC || opcode == Opcodes.PUTFIELD ? "put" : "get";
    if (!allowed.member(part, verb, self, owner, name)) {
      faults.accept((verb.equals("get") ? "reads " : "writes ") + name(owner, name));
    }
    constant = -1;
  }

  @Override
  public void visitMethodInsn(int op, String owner, String name, String descriptor, boolean itf) {
    if (!allowed.member(part, "call", self, owner, name)) {
      faults.accept("calls " + name(owner, name));
    }
    constant = -1;
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    boolean concat = bootstrap.getOwner().equals("java/lang/invoke/StringConcatFactory");
    if (!concat || !allowed.type(part, "concat", self, "java/lang/String")) {
      faults.accept(concat ? "builds a text" : "makes code while it runs");
    }
    constant = -1;
  }

  @Override
  public void visitLdcInsn(Object value) {
    boolean text = value instanceof String || value instanceof Number;
    if (!text && (isRule() || !(value instanceof Type))) {
      faults.accept("names a class");
    }
    constant = value instanceof Integer number ? number : -1;
  }

  @Override
  public void visitJumpInsn(int opcode, Label label) {
    forward(label);
    if (opcode == Opcodes.JSR) {
      faults.accept(instruction(opcode));
    }
    constant = -1;
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... labels) {
    visitLookupSwitchInsn(otherwise, new int[0], labels);
  }

  @Override
  public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] labels) {
    if (isRule()) {
      faults.accept("switches");
    }
    forward(otherwise);
    for (Label label : labels) {
      forward(label);
    }
  }

  @Override
  public void visitLabel(Label label) {
    passed.add(label);
  }

  @Override
  public void visitIincInsn(int variable, int increment) {
    faults.accept("counts");
  }

  @Override
  public void visitMultiANewArrayInsn(String descriptor, int dimensions) {
    faults.accept("makes an array of arrays");
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
    faults.accept("catches failures");
  }

  private boolean isRule() {
    return part == Part.CONDITION || part == Part.CONSEQUENCE;
  }

  private void forward(Label label) {
    if (passed.contains(label)) {
      faults.accept("loops");
    }
  }

  private static String instruction(int opcode) {
    return switch (opcode) {
      case Opcodes.ATHROW -> "throws";
      case Opcodes.MONITORENTER, Opcodes.MONITOREXIT -> "takes a lock";
      default -> "uses an array or a jump that rules have no use for (opcode " + opcode + ")";
    };
  }

  private static String name(String owner, String name) {
    return owner.replace('/', '.') + "." + name;
  }
}
