package cn.tongxinqiao.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All desks by process and user task; refuses to start when two claim the same task. */
@Component
class TaskDesks {

    private final Map<String, TaskDesk> desks = new LinkedHashMap<>();

    TaskDesks(List<TaskDesk> found) {
        for (TaskDesk desk : found) {
            TaskDesk other = desks.put(key(desk.process(), desk.element()), desk);
            if (other != null) {
                throw new IllegalStateException("Two desks for " + key(desk.process(), desk.element()) + ": "
                        + other.getClass().getSimpleName() + ", "
                        + desk.getClass().getSimpleName());
            }
        }
    }

    Optional<TaskDesk> find(String process, String element) {
        return Optional.ofNullable(desks.get(key(process, element)));
    }

    private static String key(String process, String element) {
        return process + "/" + element;
    }
}
