package cn.tongxinqiao.lift;

import cn.tongxinqiao.request.Category;
import cn.tongxinqiao.request.LeadingRequests;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The requests lift cases come from; whoever made one learns of the case and of its end. */
@Component
class LiftRequests {

    private static final String BEGUN = "LIFT_BEGUN";
    private static final String ENDED = "LIFT_ENDED";

    private final LeadingRequests requests;
    private final LiftCaseRows rows;

    LiftRequests(LeadingRequests requests, LiftCaseRows rows) {
        this.requests = requests;
        this.rows = rows;
    }

    /** Refuses a request that is not about a lift in the community, or leads to an open case already. */
    void require(String number, String community) {
        if (!requests.isOf(number, Category.LIFT, community)) {
            throw LiftCaseRefused.because("这个村社区没有加装电梯的诉求 " + number + "，请核对编号。");
        }
        rows.openOf(number).ifPresent(open -> {
            throw LiftCaseRefused.because("诉求 " + number + " 已有在办的加装案件 " + open.number() + "。");
        });
    }

    List<LeadingRequests.Waiting> waiting(List<String> communities) {
        return requests.open(Category.LIFT, communities).stream()
                .filter(request -> rows.openOf(request.number()).isEmpty())
                .toList();
    }

    void begun(String number, String lift) {
        requests.tell(number, BEGUN, lift, "已提出加装电梯，案件编号 " + lift + "。");
    }

    /** What staff typed as a reason stays with them: nobody looked at it for names. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void onEnded(LiftCaseEnded ended) {
        if (ended.request() != null) {
            LiftCase lift = rows.find(ended.number()).orElseThrow(UnknownLiftCase::of);
            String why = ended.outcome() == LiftStatus.NOT_ELIGIBLE ? "：" + lift.eligibility() : "。";
            requests.tell(
                    ended.request(),
                    ENDED,
                    ended.number(),
                    "加装电梯案件 " + ended.number() + " 已结束，结果是" + ended.outcome().label() + why);
        }
    }
}
