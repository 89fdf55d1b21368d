package cn.tongxinqiao.request;

import cn.tongxinqiao.access.SignedIn;
import java.util.Optional;

/** What form an open task shows and which case it is about. */
public interface OpenForms {

    /**
     * Looks at a task.
     *
     * @param taskId engine id of the task
     * @param reader who asks
     * @return form and case, empty when there is no such task for the reader or it has no form
     */
    Optional<OpenForm> of(String taskId, SignedIn reader);

    /**
     * A form that stands open.
     *
     * @param form id of the form
     * @param number case number
     */
    record OpenForm(String form, String number) {}
}
