package cn.tongxinqiao.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubjectTest {

    @ParameterizedTest
    @CsvSource({
        "楼下垃圾三天没人清, ENV",
        "老楼想加装电梯, LIFT",
        "小区电梯停了两天, FAC",
        "物业不公示公共收益, PROP",
        "退役军人优待证怎么办, VET",
        "停车位被占, PARK",
        "自来水发黄, UTL",
        "楼上每天半夜很吵扰民, NBR",
        "学校门口堵, CHD",
        "今天天气不错, OTH"
    })
    void guessesTheCategoryByWords(String text, String category) {
        assertThat(Subject.of(text)).isEqualTo(category);
    }

    @ParameterizedTest
    @CsvSource({"ENV", "OTH", "LAW", "EMG", "ENT", "CUL", "UTL"})
    void namesCategoriesTheApplicationKnows(String category) throws IOException {
        assertThat(Files.readString(Path.of("processes/request-deadline.dmn"))).contains('"' + category + '"');
    }
}
