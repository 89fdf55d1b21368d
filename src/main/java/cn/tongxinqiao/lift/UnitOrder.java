package cn.tongxinqiao.lift;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of homes in the order people expect: 201 before 1001, A2 before A10. */
final class UnitOrder implements Comparator<String> {

    private static final Pattern PART = Pattern.compile("[0-9]+|[^0-9]+");

    @Override
    public int compare(String one, String other) {
        Matcher left = PART.matcher(one);
        Matcher right = PART.matcher(other);
        boolean more = left.find();
        boolean others = right.find();
        while (more && others) {
            int compared = part(left.group(), right.group());
            if (compared != 0) {
                return compared;
            }
            more = left.find();
            others = right.find();
        }
        return more == others ? one.compareTo(other) : Boolean.compare(more, others);
    }

    private static int part(String one, String other) {
        return isNumber(one) && isNumber(other)
                ? new BigInteger(one).compareTo(new BigInteger(other))
                : one.compareTo(other);
    }

    private static boolean isNumber(String part) {
        return part.charAt(0) >= '0' && part.charAt(0) <= '9';
    }
}
