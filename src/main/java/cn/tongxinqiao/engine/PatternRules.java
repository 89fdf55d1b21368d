package cn.tongxinqiao.engine;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Regular expressions in models: those that can take for ever on some text are refused. */
final class PatternRules {

    private static final int LONGEST = 200;
    private static final int LARGEST_COUNT = 1000;
    private static final Pattern COUNT = Pattern.compile("\\{(\\d+)(?:,(\\d*))?\\}");

    private PatternRules() {}

    static Optional<String> objection(String pattern) {
        if (pattern.length() > LONGEST) {
            return Optional.of("格式（正则表达式）超过 " + LONGEST + " 字，请缩短。");
        }
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException | StackOverflowError e) {
            return Optional.of("格式（正则表达式）“" + ModelObjections.quoted(pattern) + "”无法识别。");
        }
        var counts = COUNT.matcher(pattern);
        while (counts.find()) {
            String most = counts.group(2) == null || counts.group(2).isEmpty() ? counts.group(1) : counts.group(2);
            if (most.length() > 4 || Integer.parseInt(most) > LARGEST_COUNT) {
                return Optional.of("格式（正则表达式）里的次数超过 " + LARGEST_COUNT + "，请改小。");
            }
        }
        return isSlow(pattern) || pattern.matches("(?s).*(?:\\\\[1-9]|\\(\\?[=!<]).*")
                ? Optional.of("格式（正则表达式）“" + ModelObjections.quoted(pattern) + "”在有的文字上会算不完：请去掉重复套重复、重复套选择，不要用回溯引用和预查。")
                : Optional.empty();
    }

    /** A repeated group that itself repeats, or chooses, can be read in more ways than there are letters. */
    private static boolean isSlow(String pattern) {
        int length = pattern.length();
        java.util.Deque<boolean[]> groups = new java.util.ArrayDeque<>();
        groups.push(new boolean[1]);
        boolean inClass = false;
        int loose = 0;
        for (int at = 0; at < length; at++) {
            char c = pattern.charAt(at);
            if (c == '\\') {
                at++;
            } else if (inClass) {
                inClass = c != ']';
            } else if (c == '[') {
                inClass = true;
            } else if (c == '(') {
                groups.push(new boolean[1]);
            } else if (c == ')' && groups.size() > 1) {
                boolean varied = groups.pop()[0];
                boolean repeated = at + 1 < length && "*+{".indexOf(pattern.charAt(at + 1)) >= 0;
                if (varied && repeated) {
                    return true;
                }
                groups.peek()[0] |= varied || repeated;
            } else if (c == '|') {
                groups.peek()[0] |= groups.size() > 1;
            } else if (c == '*' || c == '+' || c == '{') {
                groups.peek()[0] = true;
                loose += c == '{' ? 0 : 1;
            }
        }
        return loose > 5;
    }
}
