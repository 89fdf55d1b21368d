package cn.tongxinqiao.vote;

import cn.tongxinqiao.access.FaultsNamed.Fault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What makes homes uncountable. */
final class TallyFaults {

    private TallyFaults() {}

    static void refuse(Collection<TallyUnit> units) {
        List<Fault> faults = of(units);
        if (!faults.isEmpty()) {
            throw VoteNotCountable.because(faults);
        }
    }

    private static List<Fault> of(Collection<TallyUnit> units) {
        if (units.isEmpty()) {
            return List.of(new Fault("units", "没有房屋，无法计票"));
        }
        List<Fault> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> named = new HashSet<>();
        Map<String, TallyUnit> first = new HashMap<>();
        int index = 0;
        for (TallyUnit unit : units) {
            String place = "units[" + index++ + "].";
            if (!seen.add(unit.unit()) && named.add(unit.unit())) {
                faults.add(new Fault(place + "unit", "房屋“" + unit.unit() + "”出现了两次"));
            }
            if (unit.area().signum() <= 0) {
                faults.add(new Fault(place + "area", "房屋“" + unit.unit() + "”的面积必须大于零"));
            }
            TallyUnit earlier = first.putIfAbsent(unit.owner(), unit);
            if (earlier != null && earlier.choice() != unit.choice()) {
                faults.add(new Fault(
                        place + "choice",
                        "业主“" + unit.owner() + "”有两种意见：“" + earlier.unit() + "”"
                                + earlier.choice().label() + "，“" + unit.unit() + "”"
                                + unit.choice().label()));
            }
        }
        return faults;
    }
}
