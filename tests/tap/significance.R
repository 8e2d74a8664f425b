# significance.R FILE: significance and measures of the rows of FILE beside what
# R's own functions give for the same counts. Prints, for each, its name, the
# function of R, how many rows were compared and the greatest relative difference.
rows <- read.delim(commandArgs(trailingOnly = TRUE)[1], header = FALSE, col.names = c(
	"corpus", "n", "family", "a", "b", "ab", "lift_low", "lift_high", "p", "q", "chi2", "phi"))

compare <- function(name, source, ours, theirs) {
	difference <- abs(ours - theirs) / pmax(abs(theirs), 1e-300)
	difference[ours == theirs] <- 0
	cat(name, source, length(ours), max(difference), "\n")
}

equal <- rows[rows$corpus == "equal", ]
compare("p", "phyper", equal$p,
	phyper(equal$ab - 1, equal$a, equal$n - equal$a, equal$b, lower.tail = FALSE))

for (corpus in unique(rows$corpus)) {
	of <- rows[rows$corpus == corpus, ]
	# pairs that are never together have p 1
	p <- c(of$p, rep(1, of$family[1] - nrow(of)))
	compare(paste0("q_", corpus), "p.adjust", of$q, p.adjust(p, "BH")[seq_len(nrow(of))])
}

limits <- vapply(rows$ab, function(x) poisson.test(x)$conf.int[1:2], numeric(2))
expected <- rows$a * rows$b / rows$n
compare("lift_low", "poisson.test", rows$lift_low, limits[1, ] / expected)
compare("lift_high", "poisson.test", rows$lift_high,
	pmin(limits[2, ] / expected, rows$n / pmax(rows$a, rows$b)))

chi2 <- mapply(function(n, a, b, ab) suppressWarnings(unname(
	chisq.test(matrix(c(ab, a - ab, b - ab, n - a - b + ab), 2), correct = FALSE)$statistic)),
	rows$n, rows$a, rows$b, rows$ab)
compare("chi2", "chisq.test", rows$chi2, chi2)
compare("phi", "chisq.test", abs(rows$phi), sqrt(chi2 / rows$n))
