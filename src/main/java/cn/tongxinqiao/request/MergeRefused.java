package cn.tongxinqiao.request;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A case cannot be merged in one step, or not any more. */
public final class MergeRefused extends ResponseStatusException {

    private MergeRefused(HttpStatus status, String reason) {
        super(status, reason);
    }

    static MergeRefused judgedAlready(String number, Status status) {
        return new MergeRefused(HttpStatus.CONFLICT, "诉求" + number + "已是“" + status.label() + "”，不在核实要件这一步，不能并单，请刷新。");
    }

    /** Called where the form has gone while it was looked for. */
    public static MergeRefused formGone() {
        return new MergeRefused(HttpStatus.CONFLICT, "这件刚被别人处理过，没有并单，请刷新。");
    }

    static MergeRefused intoItself() {
        return new MergeRefused(HttpStatus.UNPROCESSABLE_ENTITY, "不能并入自己。");
    }

    static MergeRefused noMainCase() {
        return new MergeRefused(HttpStatus.UNPROCESSABLE_ENTITY, "没有这个编号的主单，请核对。");
    }

    static MergeRefused noCategory() {
        return new MergeRefused(HttpStatus.UNPROCESSABLE_ENTITY, "两件都还没有分类，请在表单里选好分类、填上主单编号后提交。");
    }

    static MergeRefused decidedOtherwise(ServiceRequest main) {
        return new MergeRefused(
                HttpStatus.UNPROCESSABLE_ENTITY,
                main.status.isEnd()
                        ? "主单已是“" + main.status.label() + "”，不能再并入，请在表单里按新诉求核实。"
                        : "按受理表，这件不能直接并单（如警情灾情、已走其他途径或不在本区），请在表单里核实后提交。");
    }
}
