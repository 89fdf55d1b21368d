package cn.tongxinqiao.request;

import cn.tongxinqiao.publication.PublicationWords;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Tells the public board what subjects and tiers of requests are called. */
@Component
class PublishedWords implements PublicationWords {

    @Override
    public Map<String, String> categories() {
        return named(Category.values(), Category::label);
    }

    @Override
    public Map<String, String> tiers() {
        return named(Tier.values(), Tier::label);
    }

    private static <E extends Enum<E>> Map<String, String> named(E[] values, Function<E, String> label) {
        Map<String, String> names = new LinkedHashMap<>();
        for (E value : values) {
            names.put(value.name(), label.apply(value));
        }
        return names;
    }
}
