package cn.tongxinqiao.request;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts the clocks of a case again and has its timers and due dates follow. */
@Component
public class Retiming {

    private final ServiceRequests requests;
    private final CaseClocks clocks;
    private final Reminders reminders;
    private final RequestWorkflow workflow;

    Retiming(ServiceRequests requests, CaseClocks clocks, Reminders reminders, RequestWorkflow workflow) {
        this.requests = requests;
        this.clocks = clocks;
        this.reminders = reminders;
        this.workflow = workflow;
    }

    /** Counts again and moves what hangs on it; the caller saves the case. */
    List<RequestWorkflow.Moved> after(ServiceRequest request) {
        clocks.recount(request);
        return workflow.retime(request.number, moments(request));
    }

    /**
     * The moments timers and tasks of a case wait for.
     *
     * @param number case number
     * @return moment by the name the models know it by: {@code watchAt}, {@code acceptDueAt} and, once the case is graded,
     *     {@code dueAt}
     */
    @Transactional(readOnly = true)
    public Map<String, Instant> moments(String number) {
        return moments(requests.get(number));
    }

    /** The moments timers and tasks wait for, by the name the models know them by. */
    Map<String, Instant> moments(ServiceRequest request) {
        Map<String, Instant> moments = new HashMap<>();
        moments.put("watchAt", reminders.next(request));
        if (request.acceptDueAt != null) {
            moments.put("acceptDueAt", request.acceptDueAt);
        }
        if (request.dueAt != null) {
            moments.put("dueAt", request.dueAt);
        }
        return moments;
    }
}
