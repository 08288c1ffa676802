package nl.gevraagd.edge;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.resource.EncodedResourceResolver;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.springframework.web.servlet.resource.PathResourceResolver;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/** The pages that the web client's build made: a folder is its {@code index.html}, compressed as the browser likes. How long they are kept is said by {@link SecurityHeaders}. */
@Configuration(proxyBeanMethods = false)
class StaticPages implements WebMvcConfigurer {

    private static final String FILES = "classpath:/static/";

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/assets/**")
                .addResourceLocations(FILES + "assets/")
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable())
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver());
        registry.addResourceHandler("/**")
                .addResourceLocations(FILES)
                .resourceChain(true)
                .addResolver(new EncodedResourceResolver())
                .addResolver(new Pages());
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new OneAddress());
    }

    /** A page has one address: what is said of it and filled in goes by that. */
    private static final class OneAddress implements HandlerInterceptor {

        private static final Pattern ANOTHER = Pattern.compile(";|//|/index\\.html");

        @Override
        public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                throws NoResourceFoundException {
            var address = request.getRequestURI();
            boolean another = Stream.of(address, request.getServletPath())
                    .anyMatch(written -> ANOTHER.matcher(written).find());
            if (handler instanceof ResourceHttpRequestHandler && another) {
                throw new NoResourceFoundException(HttpMethod.valueOf(request.getMethod()), address, address);
            }
            return true;
        }
    }

    /** {@code /nl/aanmelden} is {@code nl/aanmelden/index.html}; every address of the workspace is its one page. */
    private static final class Pages extends PathResourceResolver {

        @Override
        protected @Nullable Resource getResource(String path, Resource location) throws IOException {
            var name = path.substring(path.lastIndexOf('/') + 1);
            if (name.contains(".")) {
                return super.getResource(path, location);
            }
            var folder = path.isEmpty() || path.endsWith("/") ? path : path + "/";
            var page = super.getResource(folder + "index.html", location);
            return page == null && path.startsWith("workspace/")
                    ? super.getResource("workspace/index.html", location)
                    : page;
        }
    }
}
