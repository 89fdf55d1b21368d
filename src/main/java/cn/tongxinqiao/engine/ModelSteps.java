package cn.tongxinqiao.engine;

import java.util.AbstractMap;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.BeanFactory;

/** The program steps by name, each fetched when a model first asks: they need the engine, which is only being built. */
final class ModelSteps extends AbstractMap<Object, Object> {

    private final Set<String> names = new LinkedHashSet<>();
    private final BeanFactory application;

    ModelSteps(ModelBeans beans, BeanFactory application) {
        beans.names().forEach(names::add);
        this.application = application;
    }

    @Override
    public boolean containsKey(Object name) {
        return name instanceof String && names.contains(name);
    }

    @Override
    public Object get(Object name) {
        return containsKey(name) ? application.getBean((String) name) : null;
    }

    @Override
    public Set<Object> keySet() {
        return Set.copyOf(names);
    }

    @Override
    public Set<Entry<Object, Object>> entrySet() {
        return names.stream()
                .map(name -> new SimpleImmutableEntry<Object, Object>(name, get(name)))
                .collect(Collectors.toSet());
    }
}
