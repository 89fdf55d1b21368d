package cn.tongxinqiao.vote;

import cn.tongxinqiao.access.FaultsNamed;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** What was handed in to be counted cannot be counted. */
@ResponseStatus(HttpStatus.UNPROCESSABLE_ENTITY)
public final class VoteNotCountable extends RuntimeException implements FaultsNamed {

    private final transient List<Fault> faults;

    private VoteNotCountable(List<Fault> faults) {
        super(FaultsNamed.sentence(faults));
        this.faults = List.copyOf(faults);
    }

    /**
     * Names what is wrong.
     *
     * @param faults at least one
     * @return the exception
     */
    public static VoteNotCountable because(List<Fault> faults) {
        return new VoteNotCountable(faults);
    }

    @Override
    public List<Fault> faults() {
        return faults;
    }
}
