/*-------------------------------------------------------------------------
 *
 * image_terms.h
 *		Look-ups in the lexicon of the compiled dictionary, and what splitting
 *		texts asks of it.
 *
 *-------------------------------------------------------------------------
 */
#ifndef NEWSDIP_IMAGE_TERMS_H
#define NEWSDIP_IMAGE_TERMS_H

#include "gazetteer/image.h"
#include "text/sentence.h"

#if defined(__GNUC__)
#pragma GCC visibility push(hidden)
#endif

/*
 * The longest term of the lexicon that begins at words[0]; NULL if none.
 * count is how many words there are to look at; *words_matched receives the
 * words of the term.  Its rows are term->rows from image_term_rows() on; each
 * may still want its own way of writing (image_term_row_matches).
 */
extern const ImageTerm *image_find_term(const Image *image, const char *text,
										const TextWord *words, uint32_t count,
										uint32_t *words_matched);
extern const ImageTermRow *image_term_rows(const Image *image,
										   const ImageTerm *term);
extern bool image_term_row_matches(const Image *image, const ImageTermRow *row,
								   const char *text, const TextWord *words,
								   uint32_t count);

/*
 * The row with this role, and these bits in its value, of the term that
 * consists of exactly these words; NULL if there is none.
 */
extern const ImageTermRow *image_exact_term(const Image *image,
											const char *text,
											const TextWord *words,
											uint32_t count, TermRole role,
											int32_t value);

/* Is a word by itself a term with one of these roles, a role_bit() each? */
extern bool image_word_has_role(const Image *image, const char *text,
								const TextWord *word, uint64_t roles);

/*
 * The row of the longest such term that begins at words[0], of which there are
 * count; *words_matched receives its words.
 */
extern const ImageTermRow *image_longest_row(const Image *image,
											 const char *text,
											 const TextWord *words,
											 uint32_t count, TermRole role,
											 int32_t value,
											 uint32_t *words_matched);

/* Splitting rules that ask this image's lexicon */
extern void image_text_rules(const Image *image, TextRules *rules);

#if defined(__GNUC__)
#pragma GCC visibility pop
#endif

#endif							/* NEWSDIP_IMAGE_TERMS_H */
