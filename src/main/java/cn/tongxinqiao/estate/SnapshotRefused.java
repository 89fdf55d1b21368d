package cn.tongxinqiao.estate;

import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The register cannot be frozen as it is. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class SnapshotRefused extends RuntimeException {

    private static final int NAMED = 10;

    private SnapshotRefused(String message) {
        super(message);
    }

    static SnapshotRefused noHomes() {
        return new SnapshotRefused("这个范围里没有登记计票的房屋，不能冻结业主名册。");
    }

    static SnapshotRefused withoutOwner(List<String> homes) {
        String named = String.join("、", homes.subList(0, Math.min(NAMED, homes.size())));
        return new SnapshotRefused(
                "有 " + homes.size() + " 套房屋没有登记业主，不能冻结业主名册，请先补登：" + named + (homes.size() > NAMED ? " 等" : "") + "。");
    }

    static SnapshotRefused otherScope() {
        return new SnapshotRefused("这个用途已经冻结过另一个范围的业主名册，不能再换范围。");
    }
}
