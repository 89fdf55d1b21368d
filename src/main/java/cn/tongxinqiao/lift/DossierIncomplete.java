package cn.tongxinqiao.lift;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Papers of a stage are missing, so it cannot be closed. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public class DossierIncomplete extends RuntimeException {

    private DossierIncomplete(String message) {
        super(message);
    }

    static DossierIncomplete of(String number, DossierStage stage, List<String> missing) {
        return new DossierIncomplete("“" + stage.label() + "”还缺材料：" + String.join("、", missing)
                + "。请在案卷页面补齐：/lift-cases/" + number + "/dossier");
    }
}
