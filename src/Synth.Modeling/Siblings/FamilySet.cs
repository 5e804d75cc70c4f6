namespace Synth.Modeling;

/// <summary>
/// Which codes the rows of a family have between them, where siblings differ in a variable: drawn for the family as a whole, before its
/// rows take one each. Row by row the draws of a family would spread over all codes that any family of such rows has, although families
/// that are alike have nearly the same ones: the numbers of the cars of a year, the days of a week.
/// </summary>
/// <param name="Variable">The number of the variable.</param>
/// <param name="Room">How many siblings have room in each code: one in a single value, as many as there are values in a range. Shape
/// [codes].</param>
/// <param name="Trees">One of them is asked for each family.</param>
internal sealed record FamilySet(int Variable, int[] Room, FamilySetTree[] Trees);
