package cn.tongxinqiao.engine;

import camundajar.impl.scala.Product;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exponentiation;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;

/** What a FEEL text of a table or form may say: it looks things up and counts, it defines and calls nothing of its own. */
final class FeelRules {

    private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();
    private static final Set<String> NODES = Set.of(
            "Addition",
            "ArithmeticNegation",
            "AtLeastOne",
            "ClosedConstRangeBoundary",
            "ClosedRangeBoundary",
            "Conjunction",
            "ConstBool",
            "ConstDate",
            "ConstDateTime",
            "ConstDayTimeDuration",
            "ConstInputValue",
            "ConstList",
            "ConstLocalDateTime",
            "ConstLocalTime",
            "ConstNull",
            "ConstNumber",
            "ConstRange",
            "ConstString",
            "ConstTime",
            "ConstYearMonthDuration",
            "Disjunction",
            "Division",
            "Equal",
            "EveryItem",
            "Exponentiation",
            "Filter",
            "For",
            "FunctionInvocation",
            "GreaterOrEqual",
            "GreaterThan",
            "If",
            "In",
            "InputEqualTo",
            "InputGreaterOrEqual",
            "InputGreaterThan",
            "InputInRange",
            "InputLessOrEqual",
            "InputLessThan",
            "InstanceOf",
            "IterationContext",
            "LessOrEqual",
            "LessThan",
            "Multiplication",
            "NamedFunctionParameters",
            "Not",
            "OpenConstRangeBoundary",
            "OpenRangeBoundary",
            "PathExpression",
            "PositionalFunctionParameters",
            "Ref",
            "SomeItem",
            "Subtraction",
            "UnaryTestExpression");
    private static final Set<String> FUNCTIONS = Set.of(
            "abs",
            "all",
            "any",
            "append",
            "ceiling",
            "concatenate",
            "contains",
            "count",
            "date",
            "date and time",
            "day of week",
            "day of year",
            "decimal",
            "distinct values",
            "duration",
            "ends with",
            "even",
            "flatten",
            "floor",
            "get value",
            "index of",
            "is blank",
            "is defined",
            "is empty",
            "list contains",
            "lower case",
            "matches",
            "max",
            "mean",
            "median",
            "min",
            "modulo",
            "month of year",
            "not",
            "now",
            "number",
            "odd",
            "reverse",
            "round down",
            "round half down",
            "round half up",
            "round up",
            "sort",
            "starts with",
            "string",
            "string join",
            "string length",
            "sublist",
            "substring",
            "substring after",
            "substring before",
            "sum",
            "time",
            "today",
            "trim",
            "union",
            "upper case",
            "week of year",
            "years and months duration");
    private static final String SYNTAX = "org.camunda.feel.syntaxtree.";
    private static final Pattern WAY_OUT = Pattern.compile("(?i)class|.*classloader|getClass|declaring.*|module");
    private static final int DEEPEST = 30;
    private static final int DEEPEST_LOOP = 2;
    private static final int LARGEST_EXPONENT = 10;
    private static final BigDecimal LONGEST_RANGE = BigDecimal.valueOf(1000);

    private FeelRules() {}

    static List<String> expression(String place, String text, int longest) {
        return judge(place, text, longest, FEEL::parseExpression);
    }

    static List<String> unaryTests(String place, String text, int longest) {
        return judge(place, text, longest, FEEL::parseUnaryTests);
    }

    private static List<String> judge(String place, String text, int longest, Function<String, ParseResult> parser) {
        if (text.length() > longest) {
            return List.of("FEEL 写得超过 " + longest + " 字，请缩短。");
        }
        if (depth(text) > DEEPEST) {
            return List.of("FEEL 里括号套得超过 " + DEEPEST + " 层，请改得浅一些。");
        }
        List<String> found = new ArrayList<>();
        ParseResult parsed = parser.apply(text);
        if (parsed.isSuccess()) {
            walk(parsed.parsedExpression().expression(), 0, found);
        } else if (text.contains("external")) {
            found.add("FEEL 里不能调用外部程序（external），请删去。");
        } else {
            found.add(place + "的写法无法识别：“" + ModelObjections.quoted(text) + "”，请检查引号、括号和逗号。");
        }
        return found;
    }

    /** The parser calls itself for every bracket and every sign in front of a number. */
    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        int signs = 0;
        for (char c : text.toCharArray()) {
            if ("([{".indexOf(c) >= 0) {
                depth++;
            } else if (")]}".indexOf(c) >= 0) {
                depth--;
            }
            signs = c == '-' ? signs + 1 : Character.isWhitespace(c) ? signs : 0;
            deepest = Math.max(deepest, Math.max(depth, signs));
        }
        return deepest;
    }

    private static void walk(Object node, int loops, List<String> found) {
        String name = node.getClass().getName();
        int around = loops + loops(node);
        if (name.startsWith(SYNTAX)) {
            known(node, name.substring(SYNTAX.length()).replace("$", ""), found);
        }
        if (around > DEEPEST_LOOP && around > loops) {
            found.add("FEEL 里的循环和筛选最多套 " + DEEPEST_LOOP + " 层，请拆成几步。");
            return;
        }
        if (node instanceof Product product) {
            for (int index = 0; index < product.productArity(); index++) {
                walk(product.productElement(index), around, found);
            }
        }
    }

    /** Each runs what is in it once for every item: in each other, they take the product of their lengths. */
    private static int loops(Object node) {
        if (node instanceof For loop) {
            return loop.iterators().size();
        }
        if (node instanceof SomeItem some) {
            return some.iterators().size();
        }
        if (node instanceof EveryItem every) {
            return every.iterators().size();
        }
        return node instanceof Filter ? 1 : 0;
    }

    private static void known(Object node, String name, List<String> found) {
        if (!NODES.contains(name)) {
            found.add(name.contains("Function") ? "FEEL 里不能定义函数，也不能调用外部程序，请把内容直接写出来。" : "FEEL 里有不认识的写法，请改用比较、范围和列表。");
        } else if (node instanceof FunctionInvocation call) {
            function(call, found);
        } else if (node instanceof Exponentiation power) {
            if (!(power.y() instanceof ConstNumber exponent)
                    || exponent.value().bigDecimal().abs().compareTo(BigDecimal.valueOf(LARGEST_EXPONENT)) > 0) {
                found.add("FEEL 里的乘方只能写 " + LARGEST_EXPONENT + " 以内的指数。");
            }
        } else if (node instanceof IterationContext range) {
            range(range, found);
        } else if (node instanceof PathExpression path
                && WAY_OUT.matcher(path.key()).matches()) {
            found.add("FEEL 里不能取“" + ModelObjections.quoted(path.key()) + "”。");
        } else if (node instanceof Ref reference) {
            for (int index = 0; index < reference.names().size(); index++) {
                if (WAY_OUT.matcher(reference.names().apply(index)).matches()) {
                    found.add("FEEL 里不能取“"
                            + ModelObjections.quoted(reference.names().apply(index)) + "”。");
                }
            }
        }
    }

    private static void range(IterationContext range, List<String> found) {
        boolean small = range.start() instanceof ConstNumber from
                && range.end() instanceof ConstNumber to
                && to.value()
                                .bigDecimal()
                                .subtract(from.value().bigDecimal())
                                .abs()
                                .compareTo(LONGEST_RANGE)
                        <= 0;
        if (!small) {
            found.add("FEEL 里的循环只能用写明的、" + LONGEST_RANGE + " 以内的范围。");
        }
    }

    private static void function(FunctionInvocation call, List<String> found) {
        if (!FUNCTIONS.contains(call.function())) {
            found.add("FEEL 里不能用函数“" + ModelObjections.quoted(call.function()) + "”。");
        } else if ("matches".equals(call.function())) {
            Object pattern = call.params() instanceof PositionalFunctionParameters positional
                            && positional.params().size() > 1
                    ? positional.params().apply(1)
                    : null;
            if (!(pattern instanceof ConstString written)) {
                found.add("FEEL 里 matches 的格式要直接写出来。");
            } else {
                PatternRules.objection(written.value()).ifPresent(found::add);
            }
        }
    }
}
