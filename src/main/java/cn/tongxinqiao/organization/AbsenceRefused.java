package cn.tongxinqiao.organization;

import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A leave cannot be registered as it was given. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class AbsenceRefused extends RuntimeException {

    private final Field field;

    private AbsenceRefused(Field field, String message) {
        super(message);
        this.field = field;
    }

    /** What of the registration is wrong. */
    public enum Field {
        /** Who is away. */
        MEMBER,
        /** First day. */
        FROM,
        /** Last day. */
        TO,
        /** Who takes over. */
        SUBSTITUTE
    }

    /** The part that is wrong. */
    public Field field() {
        return field;
    }

    /**
     * A day that is none.
     *
     * @param field first or last day
     * @param written what was typed
     * @return the exception
     */
    public static AbsenceRefused dayNotUnderstood(Field field, String written) {
        return new AbsenceRefused(field, "日期“" + written + "”无法识别，请写成 2027-01-01 这样。");
    }

    static AbsenceRefused missing(Field field) {
        return new AbsenceRefused(
                field,
                switch (field) {
                    case MEMBER -> "请写明请假人。";
                    case FROM -> "请写明开始日期。";
                    case TO -> "请写明结束日期。";
                    case SUBSTITUTE -> "请写明代理人。";
                });
    }

    static AbsenceRefused unknown(Field field, String member) {
        return new AbsenceRefused(field, "没有账号为“" + member + "”的在职人员。");
    }

    static AbsenceRefused wrongWayRound() {
        return new AbsenceRefused(Field.TO, "结束日期不能早于开始日期。");
    }

    static AbsenceRefused past(LocalDate today) {
        return new AbsenceRefused(Field.FROM, "开始日期不能早于今天（" + today + "）。");
    }

    static AbsenceRefused tooFar(LocalDate last) {
        return new AbsenceRefused(Field.TO, "结束日期最迟为 " + last + "，更长的请到时再登记。");
    }

    static AbsenceRefused ownSubstitute() {
        return new AbsenceRefused(Field.SUBSTITUTE, "代理人不能是请假人自己。");
    }

    static AbsenceRefused substituteElsewhere(String substitute) {
        return new AbsenceRefused(Field.SUBSTITUTE, "“" + substitute + "”与请假人不在同一个单位，不能代理。");
    }
}
