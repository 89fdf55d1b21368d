package cn.tongxinqiao.lift;

import cn.tongxinqiao.access.FaultsNamed;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The costs cannot be shared as asked. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class CostsNotShareable extends RuntimeException implements FaultsNamed {

    private final transient List<Fault> faults;

    private CostsNotShareable(List<Fault> faults) {
        super(FaultsNamed.sentence(faults));
        this.faults = List.copyOf(faults);
    }

    /**
     * Names what is wrong.
     *
     * @param faults at least one
     * @return the exception
     */
    public static CostsNotShareable because(List<Fault> faults) {
        return new CostsNotShareable(faults);
    }

    @Override
    public List<Fault> faults() {
        return faults;
    }
}
