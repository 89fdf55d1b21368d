package cn.tongxinqiao.property;

import cn.tongxinqiao.access.FaultsNamed;
import java.util.List;

/** No grade can be reckoned from what was handed in; names every field that is wrong. */
public final class GradeNotReckonable extends PropertyRefused implements FaultsNamed {

    private final transient List<Fault> faults;

    private GradeNotReckonable(List<Fault> faults) {
        super(FaultsNamed.sentence(faults));
        this.faults = List.copyOf(faults);
    }

    /**
     * Names what is wrong.
     *
     * @param faults at least one
     * @return the exception
     */
    public static GradeNotReckonable because(List<Fault> faults) {
        return new GradeNotReckonable(faults);
    }

    @Override
    public List<Fault> faults() {
        return faults;
    }
}
