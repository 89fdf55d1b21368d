package cn.tongxinqiao.mediation;

import cn.tongxinqiao.privacy.TextNotAllowed;
import cn.tongxinqiao.privacy.TextRules;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What people may write about a mediation. */
final class MediationTexts {

    static final int LINE = 60;
    static final int LONG = 2000;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);

    private MediationTexts() {}

    /** A day as people read it. */
    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String line(String text, String field, int longest) {
        String kept = optionalLine(text, field, longest);
        if (kept == null) {
            throw MediationRefused.missing(field);
        }
        return kept;
    }

    static String optionalLine(String text, String field, int longest) {
        return measured(accepted(() -> TextRules.acceptLine(text), field), field, longest);
    }

    static String text(String text, String field) {
        String kept = optionalText(text, field);
        if (kept == null) {
            throw MediationRefused.missing(field);
        }
        return kept;
    }

    static String optionalText(String text, String field) {
        return measured(accepted(() -> TextRules.accept(text), field), field, LONG);
    }

    private static String accepted(java.util.function.Supplier<String> rule, String field) {
        try {
            return rule.get();
        } catch (TextNotAllowed e) {
            throw MediationRefused.because(field + "：" + e.getMessage());
        }
    }

    private static String measured(String text, String field, int longest) {
        if (TextRules.saysNothing(text)) {
            return null;
        }
        String kept = text.strip();
        if (kept.codePointCount(0, kept.length()) > longest) {
            throw MediationRefused.tooLong(field, longest);
        }
        return kept;
    }
}
