namespace Synth.Engine.Demo.Words;

/// <summary>A city and its postal codes.</summary>
/// <param name="Name">The name, which no other city here has.</param>
/// <param name="PostalPattern">The form of its codes, two fixed characters first; <c>#</c> is a digit, <c>@</c> a capital letter.</param>
internal sealed record City(string Name, string PostalPattern);
