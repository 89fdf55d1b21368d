package cn.tongxinqiao.request;

import cn.tongxinqiao.publication.PublicationCategories;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Tells the public board the subjects of requests. */
@Component
class PublishedCategories implements PublicationCategories {

    @Override
    public Map<String, String> names() {
        Map<String, String> names = new LinkedHashMap<>();
        for (Category category : Category.values()) {
            names.put(category.name(), category.label());
        }
        return names;
    }
}
