package cn.tongxinqiao.engine;

import java.util.Map;

/** A room's word on what people submit in any form, after the form's own rules and before the desk acts. */
public interface SubmissionCheck {

    /**
     * Judges a submission.
     *
     * @param texts what was written into the form's texts, by what people call the field; personal data may stand in it
     * @throws FormRefused when it cannot be taken
     */
    void check(Map<String, String> texts);
}
