package nl.gevraagd.shared;

import org.bson.Document;
import org.springframework.core.convert.converter.Converter;

/**
 * Reads one type out of its documents, in place of the mapping. For what is read by the page; it is written by the mapping,
 * so a test compares the two.
 */
public interface DocumentReader<T> extends Converter<Document, T> {}
