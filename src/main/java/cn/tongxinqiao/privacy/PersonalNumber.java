package cn.tongxinqiao.privacy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One kind of personal number: how it looks, and how a candidate that looks so is checked and masked.
 *
 * @param kind what it is
 * @param look the form; its group {@code number} is what gets masked. It begins with a cheap test of one character,
 *     because most characters of a text begin nothing
 * @param mask gives what to show, or empty when the candidate is an ordinary number after all
 */
record PersonalNumber(PersonalKind kind, Pattern look, Function<String, Optional<String>> mask) {

    /** A stretch of the original text and what to show in its place. */
    record Found(int start, int end, PersonalKind kind, String masked) {}

    private static final String DASHES = "\\-\u2010-\u2015";
    private static final String DOTS = "_.\u00b7\u30fb\u2022";
    private static final String GAP = "[\\s" + DASHES + DOTS + ",\u3001\u3002/]{1,3}";
    private static final String NO_DIGIT_BEFORE = "(?<!\\d)";
    private static final String FIRST_DIGIT = "(?=\\d)" + NO_DIGIT_BEFORE;
    private static final String NO_DIGIT_AFTER = "(?!\\d)";
    private static final String AFTER_CUE = "(?:号码|号|码)?[\\s:(是为\\-]{0,4}";
    private static final String EIGHTEEN = "[1-9](?:[ \\-]?\\d){16}[ \\-]?[\\dXx]";
    private static final String LOCAL_LANDLINE = "[2-8]\\d{2,3}[ \\-]?\\d{4}";

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[\\s" + DASHES + DOTS + "]");

    private static final PersonalNumber EMAIL = looking(
            PersonalKind.EMAIL,
            "(?=[A-Za-z0-9._%+\\-])(?<![A-Za-z0-9._%+\\-])",
            "[A-Za-z0-9._%+\\-]++@(?:[A-Za-z0-9\\-]++\\.){1,8}[A-Za-z]{2,24}",
            "",
            PersonalNumber::email);

    private static final PersonalNumber NAMED_IDENTITY_CARD = looking(
            PersonalKind.IDENTITY_CARD,
            FIRST_DIGIT + "(?<=(?:身份证|证件)" + AFTER_CUE + ")",
            EIGHTEEN + NO_DIGIT_AFTER + "|[1-9]\\d{14}",
            NO_DIGIT_AFTER,
            number -> Optional.of(Masking.identityCard(compact(number))));

    private static final PersonalNumber IDENTITY_CARD = looking(
            PersonalKind.IDENTITY_CARD, FIRST_DIGIT, EIGHTEEN, NO_DIGIT_AFTER, number -> Optional.of(compact(number))
                    .filter(IdentityCardNumber::isPlausible)
                    .map(Masking::identityCard));

    private static final PersonalNumber OLD_IDENTITY_CARD = looking(
            PersonalKind.IDENTITY_CARD, FIRST_DIGIT, "[1-9]\\d{14}", "(?![\\dXx])", number -> Optional.of(number)
                    .filter(IdentityCardNumber::isPlausibleOldOne)
                    .map(Masking::identityCard));

    private static final PersonalNumber NAMED_BANK_CARD = looking(
            PersonalKind.BANK_CARD,
            FIRST_DIGIT + "(?<=(?:银行卡|储蓄卡|信用卡|借记卡|工资卡|卡号|账号|帐号|账户|帐户)" + AFTER_CUE + ")",
            "\\d(?:[ \\-]?\\d){11,18}",
            NO_DIGIT_AFTER,
            number -> Optional.of(Masking.bankCard(compact(number))));

    private static final PersonalNumber BANK_CARD = bankCard("\\d{16,19}");
    private static final PersonalNumber LONG_BANK_CARD_IN_GROUPS = bankCard("\\d{4}(?:[ \\-]\\d{4}){3}[ \\-]\\d{1,3}");
    private static final PersonalNumber BANK_CARD_IN_GROUPS = bankCard("\\d{4}(?:[ \\-]\\d{4}){3}");
    private static final PersonalNumber BANK_CARD_IN_TWO = bankCard("\\d{6}[ \\-]\\d{10,13}");

    private static final PersonalNumber MOBILE = looking(
            PersonalKind.PHONE,
            "(?=[+018])" + NO_DIGIT_BEFORE,
            "(?:(?:\\+|00)?86[\\s\\-]{0,2}|0)?(?:1[3-9]\\d{9}"
                    + "|1[3-9]\\d" + GAP + "\\d{4}" + GAP + "\\d{4}"
                    + "|1[3-9]\\d" + GAP + "\\d{8}"
                    + "|1[3-9]\\d{5}" + GAP + "\\d{4}"
                    + "|1[3-9]\\d" + GAP + "\\d{3}" + GAP + "\\d{5}"
                    + "|1[3-9]\\d{2}[\\-.]\\d{4}[\\-.]\\d{3}"
                    + "|1[3-9]\\d{2}[\\-.]\\d{3}[\\-.]\\d{4})",
            NO_DIGIT_AFTER,
            PersonalNumber::phone);

    /** Eleven single digits with something between each two: no list of single digits is that long. */
    private static final PersonalNumber SPACED_MOBILE = looking(
            PersonalKind.PHONE,
            "(?=1)(?<!\\d|\\d" + GAP + ")",
            "1" + GAP + "[3-9](?:" + GAP + "\\d){9}",
            NO_DIGIT_AFTER + "(?!" + GAP + "\\d" + NO_DIGIT_AFTER + ")",
            PersonalNumber::phone);

    private static final PersonalNumber LANDLINE = looking(
            PersonalKind.PHONE,
            "(?=[(+0])" + NO_DIGIT_BEFORE,
            "(?:\\(?(?:(?:\\+|00)86[\\s\\-)]{0,2})?\\(?0(?:10|2\\d|[3-9]\\d{2})\\)?"
                    + "|(?:\\+|00)86[\\s\\-]{0,2}(?:10|2\\d|[3-9]\\d{2}))"
                    + "[\\s" + DASHES + "]{0,3}" + LOCAL_LANDLINE,
            NO_DIGIT_AFTER,
            PersonalNumber::phone);

    private static final PersonalNumber PLATE = looking(
            PersonalKind.PLATE,
            "(?=.[A-Za-z])",
            "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-Za-z][ \\-" + DOTS + "]?"
                    + "(?=[A-Za-z]{0,5}\\d)[A-Za-z0-9]{4,5}[A-Za-z0-9挂学警港澳]",
            "(?![A-Za-z0-9])",
            PersonalNumber::plate);

    /** All kinds; where two fit, the earlier one counts. */
    static final List<PersonalNumber> ALL = List.of(
            EMAIL,
            NAMED_IDENTITY_CARD,
            IDENTITY_CARD,
            OLD_IDENTITY_CARD,
            NAMED_BANK_CARD,
            BANK_CARD,
            LONG_BANK_CARD_IN_GROUPS,
            BANK_CARD_IN_GROUPS,
            BANK_CARD_IN_TWO,
            MOBILE,
            SPACED_MOBILE,
            LANDLINE,
            namedPhone(0),
            namedPhone(1),
            namedPhone(2),
            PLATE);

    /** The kinds people also write out in Chinese digits. */
    static final List<PersonalNumber> SPOKEN = List.of(IDENTITY_CARD, MOBILE, SPACED_MOBILE);

    private static PersonalNumber looking(
            PersonalKind kind, String before, String number, String after, Function<String, Optional<String>> mask) {
        return new PersonalNumber(kind, Pattern.compile(before + "(?<number>" + number + ")" + after), mask);
    }

    /** A number after a word that says it is a phone, and after so many others of the same list. */
    private static PersonalNumber namedPhone(int othersBefore) {
        return looking(
                PersonalKind.PHONE,
                FIRST_DIGIT + "(?<=(?i:电话|手机|座机|联系方式|致电|拨打|来电|电联|tel|phone|mobile)" + AFTER_CUE
                        + (LOCAL_LANDLINE + "[\\s,;/\u3001或者和]{1,3}").repeat(othersBefore) + ")",
                "1(?:[\\s()" + DASHES + DOTS + "]{0,3}\\d){10}" + NO_DIGIT_AFTER + "|" + LOCAL_LANDLINE,
                NO_DIGIT_AFTER,
                number -> Optional.of(number)
                        .filter(candidate -> !IdentityCardNumber.isDate(compact(candidate)))
                        .flatMap(PersonalNumber::phone));
    }

    private static PersonalNumber bankCard(String form) {
        return looking(PersonalKind.BANK_CARD, FIRST_DIGIT, form, NO_DIGIT_AFTER, number -> Optional.of(compact(number))
                .filter(BankCardNumber::isPlausible)
                .map(Masking::bankCard));
    }

    Stream<Found> in(PlainReading reading) {
        String text = reading.text();
        Matcher matcher = look.matcher(text);
        Stream.Builder<Found> found = Stream.builder();
        int from = 0;
        while (from <= text.length() && matcher.find(from)) {
            int start = matcher.start("number");
            int end = matcher.end("number");
            Optional<String> shown = mask.apply(text.substring(start, end));
            shown.ifPresent(masked -> found.add(new Found(reading.start(start), reading.end(end - 1), kind, masked)));
            // A candidate that was none may hide a real one behind its first character.
            from = shown.isPresent() ? end : start + 1;
        }
        return found.build();
    }

    private static Optional<String> email(String address) {
        return Optional.of(address.charAt(0) + "***" + address.substring(address.indexOf('@')));
    }

    private static Optional<String> phone(String number) {
        return PhoneNumber.in(number).map(PhoneNumber::masked);
    }

    private static Optional<String> plate(String number) {
        String plate = number.charAt(0) + compact(number.substring(1));
        return Optional.of(Masking.ends(plate, 2, 2));
    }

    private static String compact(String number) {
        return BETWEEN_DIGITS.matcher(number).replaceAll("");
    }
}
