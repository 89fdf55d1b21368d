package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.FormValues;
import cn.tongxinqiao.request.Pauses;
import cn.tongxinqiao.request.StopKind;
import java.time.LocalDate;

/** Reads the fields by which a form asks to stop the clocks or for a longer limit. */
final class PauseFields {

    private PauseFields() {}

    /**
     * Reads them.
     *
     * @param form submission
     * @param choice key of the field that holds the kind
     */
    static Pauses.Wish read(FormValues form, String choice) {
        return new Pauses.Wish(
                StopKind.valueOf(form.text(choice)),
                form.text("reason"),
                form.find("until").map(LocalDate::parse).orElse(null));
    }
}
