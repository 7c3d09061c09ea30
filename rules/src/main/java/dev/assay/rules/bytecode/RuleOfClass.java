package dev.assay.rules.bytecode;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Reads from the classes that build the rules which rule each class was made of. */
final class RuleOfClass extends ClassVisitor {
  private final Map<String, String> rules = new TreeMap<>();

  RuleOfClass() {
    super(Opcodes.ASM9);
  }

  /** Name of the rule; empty when the class belongs to none. */
  String rule(String className) {
    int inner = className.indexOf('$');
    return rules.getOrDefault(inner < 0 ? className : className.substring(0, inner), "");
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String name, String descriptor, @Nullable String sig, String @Nullable [] ex) {
    return new MethodVisitor(Opcodes.ASM9) {
      private String lastText = "";
      private String rule = "";

      @Override
      public void visitLdcInsn(Object value) {
        if (value instanceof String text) {
          lastText = text;
        }
      }

      @Override
      public void visitMethodInsn(int op, String owner, String called, String desc, boolean itf) {
        if (called.equals("rule") && owner.endsWith("/D")) {
          rule = lastText; // D.rule(package, name)
        }
      }

      @Override
      public void visitFieldInsn(int opcode, String owner, String field, String desc) {
        if (field.equals("INSTANCE")) {
          rules.putIfAbsent(owner, rule);
        }
      }
    };
  }
}
