package cn.tongxinqiao.lift;

import java.time.Clock;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a form tells of a case before something is decided; nothing personal. */
@Component
public class LiftSummaries {

    private final LiftCaseRows cases;
    private final OwnerLetters letters;
    private final LiftMeasures measures;
    private final Clock clock;

    LiftSummaries(LiftCaseRows cases, OwnerLetters letters, LiftMeasures measures, Clock clock) {
        this.cases = cases;
        this.letters = letters;
        this.measures = measures;
        this.clock = clock;
    }

    /**
     * A case in a few lines, with the page where its rows are edited.
     *
     * @param number its number
     * @param page what follows the number in the page's path; empty for the case itself
     * @return the lines
     */
    @Transactional(readOnly = true)
    public String of(String number, String page) {
        LiftCase lift = cases.find(number).orElseThrow(UnknownLiftCase::of);
        return letters.house(lift) + "加装电梯（" + number + "），现在是“" + lift.status().label() + "”。\n"
                + "逐户、照片和材料在这个页面办理：/lift-cases/" + number + page;
    }

    /** An objection in a few lines, without the name of whoever raised it, and what has settled such ones before. */
    @Transactional(readOnly = true)
    public String objection(LiftObjection objection) {
        return "第 " + objection.ordinal() + " 号，关于" + objection.kind().label() + "，"
                + LiftWords.time(objection.receivedAt(), clock) + " 收到（" + (objection.byLink() ? "链接" : "纸质") + "）\n"
                + objection.text() + hints(objection);
    }

    private String hints(LiftObjection objection) {
        String known = measures.hints(objection.kind());
        return known.isEmpty() ? "" : "\n\n可以参考的办法：\n" + known;
    }
}
