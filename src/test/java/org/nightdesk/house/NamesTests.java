package org.nightdesk.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.type.MethodMetadata;

/** What two branches may each do rightly and no start survives when both are merged: the same name for two things. */
class NamesTests {

    private static final String MIGRATION = "V[0-9]{12}__[a-z0-9_]+\\.sql";

    @Test
    void noTwoBeansShareAName() {
        assertThat(shared(beans())).isEmpty();
    }

    @Test
    void noTwoMigrationsShareAVersion() throws IOException {
        Map<String, List<String>> versions = new TreeMap<>();
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/**/*.sql");
        for (Resource file : files) {
            String name = String.valueOf(file.getFilename());
            assertThat(name).matches(MIGRATION);
            put(versions, name.substring(0, name.indexOf("__")), name);
        }

        assertThat(versions).hasSizeGreaterThan(50);
        assertThat(shared(versions)).isEmpty();
    }

    private static Map<String, List<String>> beans() {
        var namer = AnnotationBeanNameGenerator.INSTANCE;
        var registry = new SimpleBeanDefinitionRegistry();
        Map<String, List<String>> owners = new TreeMap<>();
        new ClassPathScanningCandidateComponentProvider(true)
                .findCandidateComponents("org.nightdesk")
                .forEach(bean -> {
                    String type = String.valueOf(bean.getBeanClassName());
                    put(owners, namer.generateBeanName(bean, registry), type);
                    made((AnnotatedBeanDefinition) bean)
                            .forEach(method -> put(owners, name(method), type + "." + method.getMethodName()));
                });
        assertThat(owners).hasSizeGreaterThan(500);
        return owners;
    }

    private static Iterable<MethodMetadata> made(AnnotatedBeanDefinition bean) {
        return bean.getMetadata().getAnnotatedMethods(Bean.class.getName());
    }

    private static String name(MethodMetadata method) {
        String[] given = method.getAnnotations().get(Bean.class).getStringArray("name");
        return given.length > 0 ? given[0] : method.getMethodName();
    }

    private static void put(Map<String, List<String>> owners, String name, String owner) {
        owners.computeIfAbsent(name, first -> new ArrayList<>()).add(owner);
    }

    private static Map<String, List<String>> shared(Map<String, List<String>> owners) {
        Map<String, List<String>> shared = new TreeMap<>(owners);
        shared.values().removeIf(all -> all.size() == 1);
        return shared;
    }
}
