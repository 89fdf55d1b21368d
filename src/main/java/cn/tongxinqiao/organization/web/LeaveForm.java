package cn.tongxinqiao.organization.web;

import cn.tongxinqiao.organization.AbsenceRefused;
import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * A leave as typed, kept so that nothing is lost when something is wrong.
 *
 * @param member account of the person away
 * @param from first day
 * @param to last day
 * @param substitute account of who takes over, empty for nobody
 */
record LeaveForm(String member, String from, String to, String substitute) {

    LocalDate firstDay() {
        return day(AbsenceRefused.Field.FROM, from);
    }

    LocalDate lastDay() {
        return day(AbsenceRefused.Field.TO, to);
    }

    String substituteOrNull() {
        return substitute == null || substitute.isBlank() ? null : substitute.strip();
    }

    /** The day; null when nothing was typed. */
    private static LocalDate day(AbsenceRefused.Field field, String written) {
        if (written == null || written.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(written.strip());
        } catch (DateTimeException e) {
            throw AbsenceRefused.dayNotUnderstood(field, written.strip());
        }
    }
}
