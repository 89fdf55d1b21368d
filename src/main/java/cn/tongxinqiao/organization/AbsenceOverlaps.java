package cn.tongxinqiao.organization;

import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The person is on leave on some of the days already. */
@ResponseStatus(HttpStatus.CONFLICT)
public class AbsenceOverlaps extends RuntimeException {

    private AbsenceOverlaps(String message) {
        super(message);
    }

    static AbsenceOverlaps with(LocalDate from, LocalDate to) {
        return new AbsenceOverlaps("与已登记的请假（" + from + " 至 " + to + "）重叠，请先撤销原来的。");
    }
}
