package cn.tongxinqiao.request.process;

import cn.tongxinqiao.engine.Option;
import cn.tongxinqiao.organization.Organization;
import cn.tongxinqiao.organization.Unit;
import cn.tongxinqiao.organization.UnitKind;
import cn.tongxinqiao.request.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Choice lists that several forms offer. */
final class FormChoices {

    private FormChoices() {}

    static List<Option> categories() {
        return Stream.of(Category.values())
                .map(category -> new Option(category.name(), category.label()))
                .toList();
    }

    static List<Option> units(Organization organization, UnitKind... kinds) {
        List<Option> options = new ArrayList<>();
        for (UnitKind kind : kinds) {
            organization.ofKind(kind).stream()
                    .filter(Unit::active)
                    .forEach(unit -> options.add(new Option(unit.code(), unit.name())));
        }
        return List.copyOf(options);
    }
}
