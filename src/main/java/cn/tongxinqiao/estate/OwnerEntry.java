package cn.tongxinqiao.estate;

import cn.tongxinqiao.privacy.Masking;
import cn.tongxinqiao.privacy.TextRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Who owns, as somebody wrote it down.
 *
 * @param code number of an owner the compound knows, or a new one to be given; empty for the system's choice
 * @param people the persons; may be empty only with the number of a known owner
 */
public record OwnerEntry(String code, List<Person> people) {

    static final int ID_TAIL = 4;

    private static final String SEVERAL = "、";
    private static final int LONGEST_NAME = 60;
    private static final int MOST_PEOPLE = 20;
    private static final int LONGEST_MAIL = 254;
    /** What stands between several persons in one field, once characters are plain. */
    private static final Pattern PARTED = Pattern.compile("[" + SEVERAL + ",;/]");

    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z-]{1,20}");
    private static final Pattern PHONE = Pattern.compile("[0-9+() -]{7,25}");
    private static final Pattern MAIL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
                    + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+");
    private static final Pattern TAIL = Pattern.compile("[0-9A-Za-z]{" + ID_TAIL + "}");

    /** Keeps its own copy of the people; no number is an empty one. */
    public OwnerEntry {
        code = code == null ? "" : EstateSheet.plain(code);
        people = List.copyOf(people);
    }

    /**
     * A person as somebody wrote him or her down.
     *
     * @param name name, not empty
     * @param phone phone number, null where none was written
     * @param mail mail address, null where none was written
     * @param idTail last four characters of the identity document, null where none was written
     */
    public record Person(String name, String phone, String mail, String idTail) {

        /** Never the values: records end up in logs. */
        @Override
        public String toString() {
            return "Person[hidden]";
        }
    }

    /** Never the values: records end up in logs. */
    @Override
    public String toString() {
        return "OwnerEntry[" + code + "]";
    }

    /**
     * Reads an owner from four fields; several persons are parted by 、 in the same order.
     *
     * @param code number of the owner, may be blank
     * @param names names
     * @param phones phones, may be blank
     * @param mails mail addresses, may be blank
     * @param idTails ends of identity documents, may be blank
     * @param problems gets what is wrong, in Chinese
     * @return the owner, without what was wrong
     */
    static OwnerEntry read(
            String code, String names, String phones, String mails, String idTails, List<String> problems) {
        List<String> each = parts(names);
        if (each.stream().allMatch(String::isEmpty)) {
            each = List.of();
        }
        if (each.size() > MOST_PEOPLE) {
            problems.add("共有人超过 " + MOST_PEOPLE + " 位");
            each = each.subList(0, MOST_PEOPLE);
        }
        List<String> eachPhone = aligned("电话", phones, each.size(), problems);
        List<String> eachMail = aligned("邮箱", mails, each.size(), problems);
        List<String> eachTail = aligned("证件后四位", idTails, each.size(), problems);
        List<Person> people = new ArrayList<>();
        for (int at = 0; at < each.size(); at++) {
            people.add(person(each.get(at), eachPhone.get(at), eachMail.get(at), eachTail.get(at), problems));
        }
        if (people.stream().map(Person::name).distinct().count() < people.size()) {
            problems.add("同一户的业主姓名重复");
        }
        String plain = EstateSheet.plain(Objects.requireNonNullElse(code, ""));
        if (!plain.isEmpty() && !CODE.matcher(plain).matches()) {
            problems.add("业主编号只能用字母、数字和短横线，最多 20 个字");
            plain = "";
        }
        return new OwnerEntry(plain, people);
    }

    /**
     * Reads an owner from the fields of a form; several persons are parted by 、 in the same order.
     *
     * @param code number of the owner, may be blank
     * @param names names, may be blank with the number of a known owner
     * @param phones phones, may be blank
     * @param mails mail addresses, may be blank
     * @param idTails ends of identity documents, may be blank
     * @return the owner
     * @throws EstateChangeRefused when a value cannot be, naming it
     */
    public static OwnerEntry typed(String code, String names, String phones, String mails, String idTails) {
        List<String> problems = new ArrayList<>();
        OwnerEntry entry = read(code, names, phones, mails, idTails, problems);
        if (!problems.isEmpty()) {
            throw EstateChangeRefused.problems(problems);
        }
        return entry;
    }

    /** Reads a person; what is blank is null. */
    static Person person(String name, String phone, String mail, String idTail, List<String> problems) {
        return new Person(name(name, problems), phone(phone, problems), mail(mail, problems), idTail(idTail, problems));
    }

    static String name(String typed, List<String> problems) {
        String name = EstateSheet.plain(Objects.requireNonNullElse(typed, ""));
        boolean speaks = name.codePoints().anyMatch(Character::isLetter);
        if (!speaks || name.contains("*") || name.codePointCount(0, name.length()) > LONGEST_NAME || isOdd(name)) {
            problems.add("业主姓名缺少或不能识别（1 至 " + LONGEST_NAME + " 个字，不能有 *）");
        } else if (PARTED.matcher(name).find()) {
            problems.add("这里只写一个人的姓名，不能有顿号、逗号、分号或斜线");
        }
        return name;
    }

    static String phone(String typed, List<String> problems) {
        String phone = EstateSheet.plain(Objects.requireNonNullElse(typed, ""));
        if (phone.isEmpty()) {
            return null;
        }
        if (!PHONE.matcher(phone).matches() || !Masking.phone(phone).matches(".*\\d.*")) {
            problems.add("电话不是手机号或固定电话");
            return null;
        }
        return phone;
    }

    static String mail(String typed, List<String> problems) {
        String mail = EstateSheet.plain(Objects.requireNonNullElse(typed, ""));
        if (mail.isEmpty()) {
            return null;
        }
        if (mail.length() > LONGEST_MAIL || !MAIL.matcher(mail).matches()) {
            problems.add("邮箱的格式不对");
            return null;
        }
        return mail;
    }

    static String idTail(String typed, List<String> problems) {
        String tail = EstateSheet.plain(Objects.requireNonNullElse(typed, "")).toUpperCase(Locale.ROOT);
        if (tail.isEmpty()) {
            return null;
        }
        if (!TAIL.matcher(tail).matches()) {
            problems.add("证件后四位应当正好是 4 个字母或数字");
            return null;
        }
        return tail;
    }

    /** Names in one line as the register compares them: one spelling for one person. */
    static String key(List<String> names) {
        return names.stream()
                .map(name -> EstateSheet.plain(name).replace(" ", ""))
                .collect(Collectors.joining(SEVERAL));
    }

    String key() {
        return key(people.stream().map(Person::name).toList());
    }

    private static boolean isOdd(String name) {
        try {
            TextRules.acceptLine(name);
            return false;
        } catch (RuntimeException notAllowed) {
            return true;
        }
    }

    private static List<String> parts(String cell) {
        String plain = EstateSheet.plain(Objects.requireNonNullElse(cell, ""));
        return List.of(PARTED.split(plain, -1)).stream().map(String::strip).toList();
    }

    private static List<String> aligned(String what, String cell, int people, List<String> problems) {
        List<String> parts = new ArrayList<>(parts(cell));
        if (parts.stream().allMatch(String::isEmpty)) {
            parts = new ArrayList<>();
        }
        if (parts.size() > people) {
            if (people > 0) {
                problems.add(what + "的个数比业主姓名多");
            }
            parts = new ArrayList<>(parts.subList(0, people));
        }
        while (parts.size() < people) {
            parts.add("");
        }
        return parts;
    }
}
