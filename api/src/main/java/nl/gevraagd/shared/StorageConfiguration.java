package nl.gevraagd.shared;

import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoClient;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.GenericConverter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.convert.DefaultMongoTypeMapper;
import org.springframework.data.mongodb.core.convert.MappingMongoConverter;
import org.springframework.data.mongodb.core.convert.MongoCustomConversions;

/** Two databases: the one of the application, and one for people's keys, which is backed up apart. */
@Configuration(proxyBeanMethods = false)
class StorageConfiguration {

    /** What was answered is on the disk of most members; what is read was, and is the newest, whatever the address says. */
    @Bean
    MongoClientSettingsBuilderCustomizer durable() {
        return settings -> settings.writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary())
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(8, TimeUnit.SECONDS))
                .applyToSocketSettings(
                        socket -> socket.connectTimeout(5, TimeUnit.SECONDS).readTimeout(30, TimeUnit.SECONDS));
    }

    @Bean
    @Primary
    MongoTemplate mongoTemplate(MongoDatabaseFactory factory, MappingMongoConverter converter) {
        converter.setTypeMapper(new DefaultMongoTypeMapper(null));
        return quiet(new MongoTemplate(factory, converter));
    }

    @Bean("keys")
    MongoTemplate keysTemplate(MongoClient client, MongoDatabaseFactory factory, MappingMongoConverter converter) {
        var name = factory.getMongoDatabase().getName() + "_keys";
        return quiet(new MongoTemplate(new SimpleMongoClientDatabaseFactory(client, name), converter));
    }

    /** Nobody listens to what happens to each document, and telling the whole application costs more than reading it. */
    private static MongoTemplate quiet(MongoTemplate template) {
        template.setEntityLifecycleEventsEnabled(false);
        return template;
    }

    @Bean
    MongoCustomConversions conversions(List<DocumentReader<?>> readers) {
        var all = new ArrayList<Object>(readers);
        all.addAll(List.of(new IdToString(), new StringToId(), new SealedToBinary(), new BinaryToSealed()));
        return new MongoCustomConversions(all);
    }

    @WritingConverter
    static final class IdToString implements Converter<Id, String> {
        @Override
        public String convert(Id id) {
            return id.value();
        }
    }

    /** Makes any one-value record out of its text. */
    @ReadingConverter
    static final class StringToId implements GenericConverter {

        private final Map<Class<?>, Constructor<?>> constructors = new ConcurrentHashMap<>();

        @Override
        public Set<ConvertiblePair> getConvertibleTypes() {
            return Set.of(new ConvertiblePair(String.class, Id.class));
        }

        @Override
        public @Nullable Object convert(@Nullable Object source, TypeDescriptor from, TypeDescriptor to) {
            return source == null
                    ? null
                    : BeanUtils.instantiateClass(
                            constructors.computeIfAbsent(to.getType(), StringToId::constructorOf), source);
        }

        private static Constructor<?> constructorOf(Class<?> type) {
            try {
                var constructor = type.getDeclaredConstructor(String.class);
                constructor.setAccessible(true);
                return constructor;
            } catch (NoSuchMethodException notAnId) {
                throw new IllegalStateException(type + " is no one-value record", notAnId);
            }
        }
    }

    @WritingConverter
    static final class SealedToBinary implements Converter<Sealed, Binary> {
        @Override
        public Binary convert(Sealed sealed) {
            return new Binary(sealed.bytes());
        }
    }

    @ReadingConverter
    static final class BinaryToSealed implements Converter<Binary, Sealed> {
        @Override
        public Sealed convert(Binary binary) {
            return new Sealed(binary.getData());
        }
    }
}
