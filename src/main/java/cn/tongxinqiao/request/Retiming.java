package cn.tongxinqiao.request;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Counts the clocks of a case again and has its timers and due dates follow. */
@Component
class Retiming {

    private final CaseClocks clocks;
    private final Reminders reminders;
    private final RequestWorkflow workflow;

    Retiming(CaseClocks clocks, Reminders reminders, RequestWorkflow workflow) {
        this.clocks = clocks;
        this.reminders = reminders;
        this.workflow = workflow;
    }

    /** Counts again and moves what hangs on it; the caller saves the case. */
    List<RequestWorkflow.Moved> after(ServiceRequest request) {
        clocks.recount(request);
        return workflow.retime(request.number, moments(request));
    }

    /** The moments timers and tasks wait for, by the name the models know them by. */
    Map<String, Instant> moments(ServiceRequest request) {
        Map<String, Instant> moments = new HashMap<>();
        moments.put("acceptDueAt", request.acceptDueAt);
        moments.put("watchAt", reminders.next(request));
        if (request.dueAt != null) {
            moments.put("dueAt", request.dueAt);
        }
        return moments;
    }
}
