package cn.tongxinqiao.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstBracket;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstFunction;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstParameters;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Builder;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.TreeBuilderException;

/**
 * What an expression of a model may say. The engine would run any method of any object it can reach; here every node of the
 * parsed expression is known or refused.
 */
final class ExpressionRules {

    static final Set<String> FUNCTIONS = Set.of("now", "dateTime", "currentUser", "currentUserGroups");
    static final Set<String> EXECUTION_PROPERTIES = Set.of(
            "id",
            "businessKey",
            "processBusinessKey",
            "processInstanceId",
            "currentActivityId",
            "currentActivityName",
            "eventName");
    static final Set<String> EXECUTION_METHODS = Set.of("getVariable", "hasVariable");
    static final Set<String> TASK_PROPERTIES =
            Set.of("id", "name", "assignee", "priority", "dueDate", "createTime", "taskDefinitionKey", "eventName");
    static final Set<String> VALUE_METHODS =
            Set.of("size", "isEmpty", "contains", "length", "startsWith", "endsWith", "equals");
    static final Set<String> TIME_METHODS = Set.of(
            "plusMinutes",
            "plusHours",
            "plusDays",
            "plusWeeks",
            "plusMonths",
            "minusMinutes",
            "minusHours",
            "minusDays",
            "minusWeeks",
            "minusMonths",
            "withTimeAtStartOfDay",
            "toDate");

    private static final Builder BUILDER = new Builder(Builder.Feature.METHOD_INVOCATIONS);
    private static final Set<Class<?>> HARMLESS = Set.of(
            AstComposite.class,
            AstText.class,
            AstEval.class,
            AstChoice.class,
            AstBinary.class,
            AstUnary.class,
            AstNested.class,
            AstNumber.class,
            AstString.class,
            AstBoolean.class,
            AstNull.class,
            AstParameters.class);
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");
    /** Every object has some of these; they lead from a value to the program. */
    private static final Pattern WAY_OUT = Pattern.compile(
            "(?i)class|declaring.*|.*classloader|module|protection.*|bytes|chars|stream|.*engine.*|.*services?|.*instance");

    private static final Set<String> ENGINE_OBJECTS =
            Set.of("execution", "task", "caseExecution", "externalTask", "variables");
    private static final Map<String, Set<String>> MEMBERS =
            Map.of("execution", EXECUTION_PROPERTIES, "task", TASK_PROPERTIES);
    private static final int LONGEST_PATH = 2;
    private static final String PLAIN = "条件里写变量、比较和 empty 就够了；要算的内容请放进决策表。";

    private ExpressionRules() {}

    static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /**
     * Judges a text that may hold expressions.
     *
     * @return what is wrong, one Chinese sentence each; empty for a plain text
     */
    static List<String> objections(String text, int longest) {
        if (!isExpression(text)) {
            return List.of();
        }
        if (span(text) > longest) {
            return List.of("表达式超过 " + longest + " 字，请缩短，或放进决策表。");
        }
        List<String> found = new ArrayList<>();
        try {
            walk(BUILDER.build(text).getRoot(), found);
        } catch (TreeBuilderException e) {
            found.add("表达式“" + ModelObjections.quoted(text) + "”的写法无法识别，请检查括号和引号。");
        }
        return found;
    }

    /** From the start of the first expression to the end of the last: words around them may be long, as a help text is. */
    private static int span(String text) {
        int first = Math.min(at(text, "${"), at(text, "#{"));
        int last = text.lastIndexOf('}');
        return (last < first ? text.length() : last + 1) - first;
    }

    private static int at(String text, String opening) {
        int index = text.indexOf(opening);
        return index < 0 ? text.length() : index;
    }

    /** The variables an expression reads. */
    static List<String> variables(String text) {
        List<String> names = new ArrayList<>();
        if (isExpression(text)) {
            try {
                BUILDER.build(text).getIdentifierNodes().forEach(node -> names.add(node.getName()));
            } catch (TreeBuilderException e) {
                return List.of();
            }
        }
        return names;
    }

    private static void walk(Node node, List<String> found) {
        if (node instanceof AstIdentifier identifier) {
            identifier(identifier.getName(), found);
        } else if (node instanceof AstFunction function) {
            if (!FUNCTIONS.contains(function.getName())) {
                found.add("表达式里不能用函数“" + ModelObjections.quoted(function.getName())
                        + "”，可用的只有 now()、dateTime()、currentUser()、currentUserGroups()。");
            }
            children(node, found);
        } else if (node instanceof AstMethod) {
            method(node, found);
        } else if (node instanceof AstDot || node instanceof AstBracket) {
            property(node, found);
        } else if (HARMLESS.contains(node.getClass())) {
            children(node, found);
        } else {
            found.add("表达式里有不认识的写法。" + PLAIN);
        }
    }

    private static void children(Node node, List<String> found) {
        for (int index = 0; index < node.getCardinality(); index++) {
            if (node.getChild(index) != null) {
                walk(node.getChild(index), found);
            }
        }
    }

    private static void identifier(String name, List<String> found) {
        if (ENGINE_OBJECTS.contains(name)) {
            found.add("表达式里不能直接用“" + name + "”，只能写 execution.processBusinessKey 这样的固定几项。");
        } else if (!VARIABLE.matcher(name).matches()) {
            found.add("表达式里的变量“" + ModelObjections.quoted(name) + "”不能这样取名，请用字母开头的字母和数字。");
        }
    }

    private static void property(Node node, List<String> found) {
        Node base = node.getChild(0);
        if (node instanceof AstBracket) {
            Node index = node.getChild(1);
            boolean plain = index instanceof AstNumber
                    || index instanceof AstString text && isOrdinary(unquoted(text.toString()))
                    || index instanceof AstIdentifier;
            if (!plain || !(base instanceof AstIdentifier)) {
                found.add("表达式里方括号只能这样用：变量名[0]、变量名['项目名']。" + PLAIN);
            }
            walk(base, found);
            if (index instanceof AstIdentifier) {
                walk(index, found);
            }
            return;
        }
        String name = property(node);
        if (base instanceof AstIdentifier identifier && MEMBERS.containsKey(identifier.getName())) {
            if (!MEMBERS.get(identifier.getName()).contains(name)) {
                found.add("表达式里不能用“" + identifier.getName() + "." + ModelObjections.quoted(name) + "”，可用的有 "
                        + String.join(
                                "、",
                                MEMBERS.get(identifier.getName()).stream()
                                        .sorted()
                                        .toList()) + "。");
            }
            return;
        }
        int depth = 1;
        Node root = base;
        while (root instanceof AstDot || root instanceof AstBracket) {
            root = root.getChild(0);
            depth++;
        }
        if (!(root instanceof AstIdentifier) || depth > LONGEST_PATH || !isOrdinary(name)) {
            found.add("表达式里不能取“" + ModelObjections.quoted(name) + "”。" + PLAIN);
        }
        walk(base, found);
    }

    private static void method(Node node, List<String> found) {
        Node target = node.getChild(0);
        String name = target instanceof AstDot ? property(target) : "";
        Node base = target.getChild(0);
        boolean known;
        if (base instanceof AstIdentifier identifier && ENGINE_OBJECTS.contains(identifier.getName())) {
            known = "execution".equals(identifier.getName()) && EXECUTION_METHODS.contains(name);
        } else if (base instanceof AstIdentifier) {
            known = VALUE_METHODS.contains(name);
            walk(base, found);
        } else {
            known = TIME_METHODS.contains(name) && isTime(base);
            if (known) {
                walk(base, found);
            }
        }
        if (!known) {
            found.add("表达式里不能调用方法“" + ModelObjections.quoted(name) + "”。" + PLAIN);
        }
        walk(node.getChild(1), found);
    }

    /** {@code dateTime()}, or a step on from there. */
    private static boolean isTime(Node base) {
        return base instanceof AstFunction function && "dateTime".equals(function.getName())
                || base instanceof AstMethod && isTime(base.getChild(0).getChild(0));
    }

    private static boolean isOrdinary(String name) {
        return VARIABLE.matcher(name).matches() && !WAY_OUT.matcher(name).matches();
    }

    /** JUEL keeps the name to itself and shows it only in writing. */
    private static String property(Node dot) {
        return dot.toString().substring(2);
    }

    private static String unquoted(String literal) {
        return literal.length() < 2 ? literal : literal.substring(1, literal.length() - 1);
    }
}
