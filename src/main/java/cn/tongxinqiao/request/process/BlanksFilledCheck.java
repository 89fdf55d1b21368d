package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.FormRefused;
import cn.tongxinqiao.engine.SubmissionCheck;
import cn.tongxinqiao.request.ReplyTemplates;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** A text somebody picked must not go out with a blank still in it. */
@Component
class BlanksFilledCheck implements SubmissionCheck {

    private final ReplyTemplates templates;

    BlanksFilledCheck(ReplyTemplates templates) {
        this.templates = templates;
    }

    @Override
    public void check(Map<String, String> texts) {
        texts.forEach((label, text) -> {
            Set<String> left = templates.left(text);
            if (!left.isEmpty()) {
                throw FormRefused.because("“" + label + "”里还有没填的空：" + String.join("、", left) + "。请填好或删去再提交。");
            }
        });
    }
}
