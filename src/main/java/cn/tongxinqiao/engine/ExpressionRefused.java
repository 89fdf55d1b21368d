package cn.tongxinqiao.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** An expression, a script or a FEEL text asks for more than a model may. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class ExpressionRefused extends ProcessEngineException {

    private static final long serialVersionUID = 1L;

    private ExpressionRefused(String message) {
        super(message);
    }

    static ExpressionRefused because(String objection) {
        return new ExpressionRefused(objection);
    }

    static ExpressionRefused member(String member) {
        return new ExpressionRefused("表达式里不能用“" + ModelObjections.quoted(member) + "”。");
    }

    static ExpressionRefused script(String language) {
        return new ExpressionRefused("这里不运行脚本（" + ModelObjections.quoted(language) + "）。");
    }
}
