package cn.tongxinqiao.property;

import cn.tongxinqiao.property.PropertyLimits.Step;
import java.time.LocalDate;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminds those at work that an interim service is near its end, so that the owners choose in time who comes next. */
@Component
class PropertySweep {

    private static final Logger LOG = LoggerFactory.getLogger(PropertySweep.class);

    private final ExitRows rows;
    private final CourseRows course;
    private final PropertyLimits limits;
    private final FollowPlaces places;
    private final FollowLetters letters;
    private final TransactionTemplate transaction;

    PropertySweep(
            ExitRows rows,
            CourseRows course,
            PropertyLimits limits,
            FollowPlaces places,
            FollowLetters letters,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.course = course;
        this.limits = limits;
        this.places = places;
        this.letters = letters;
        this.transaction = transaction;
    }

    /** Each exit by itself: one that fails does not keep the others waiting. Each end is reminded of once. */
    int sweep() {
        LocalDate today = places.today();
        int reminded = 0;
        for (PropertyExit exit : rows.interimsToRemind(today)) {
            try {
                reminded += transaction.execute(status -> remind(exit, today));
            } catch (RuntimeException e) {
                LOG.error("Interim service of {} could not be looked at", exit.number(), e);
            }
        }
        return reminded;
    }

    private int remind(PropertyExit exit, LocalDate today) {
        LocalDate until = exit.interimUntil();
        if (today.isBefore(until.minus(limits.period(Step.INTERIM_REMIND, today)))
                || !rows.interimReminded(exit.number(), until)) {
            return 0;
        }
        String happened = "应急物业服务到 " + until + " 为止。请督促业主大会选出新企业；期满要登记新合同，或写明原因延长。";
        course.tell(exit.number(), "INTERIM_SOON", happened, null);
        letters.remind(
                exit.number(),
                "exit-interim-soon-" + until,
                List.of(exit.community(), exit.town()),
                exit.title(),
                happened);
        return 1;
    }
}
