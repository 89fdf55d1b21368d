package cn.tongxinqiao.document;

import java.util.regex.Pattern;

/** Makes a name that can be shown and saved under out of whatever was sent. */
final class FileName {

    private static final int MOST = 100;
    private static final Pattern UP_TO_THE_LAST_SEPARATOR = Pattern.compile("(?s).*[/\\\\]");
    private static final Pattern ENDING = Pattern.compile("\\.[A-Za-z0-9]{1,8}$");

    /** Control, invisible, half and reserved characters. */
    private static final Pattern NOT_IN_A_NAME = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}<>:\"|?*]");

    private FileName() {}

    static String of(String sent, PhotoFormat format) {
        return of(sent, "照片", format.ending());
    }

    static String of(String sent, PaperFormat format) {
        return of(sent, "文件", format.ending());
    }

    private static String of(String sent, String otherwise, String ending) {
        String name = sent == null ? "" : sent;
        name = UP_TO_THE_LAST_SEPARATOR.matcher(name).replaceFirst("");
        name = NOT_IN_A_NAME.matcher(name).replaceAll("").strip();
        name = ENDING.matcher(name).replaceFirst("");
        int length = name.codePointCount(0, name.length());
        if (length > MOST) {
            name = name.substring(0, name.offsetByCodePoints(0, MOST));
        }
        return (name.isBlank() ? otherwise : name) + ending;
    }
}
