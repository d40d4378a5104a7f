namespace Wheelhouse.Decisions.Formulas;

/// <summary>The functions a formula may call.</summary>
static class Functions
{
    /// <summary>The most digits that a decimal can be rounded to.</summary>
    const decimal MostDigits = 28m;

    /// <summary>The call as a part; null when there is no such function of such parts.</summary>
    internal static Node? Of(string name, List<Node> parts) => (name, parts) switch
    {
        ("min", _) => Fold(parts, Math.Min),
        ("max", _) => Fold(parts, Math.Max),
        ("abs", [NumberNode x]) => Each(x, Math.Abs),
        ("floor", [NumberNode x]) => Each(x, decimal.Floor),
        ("ceiling", [NumberNode x]) => Each(x, decimal.Ceiling),
        ("roundHalfEven", [NumberNode x, NumberNode digits]) => Round(x, digits, MidpointRounding.ToEven),
        ("roundHalfUp", [NumberNode x, NumberNode digits]) => Round(x, digits, MidpointRounding.AwayFromZero),
        ("known", [var part]) => Known(part),
        ("coalesce", _) when parts.DistinctBy(part => part.Kind).Count() == 1 => parts.Aggregate(Operators.Else),
        _ => null,
    };

    static FlagNode Known(Node part)
    {
        var known = part.Known();
        return new(inputs => known(inputs));
    }

    static NumberNode Each(NumberNode part, Func<decimal, decimal> of)
    {
        var value = part.Of;
        return new(inputs => value(inputs) is { } number ? of(number) : null);
    }

    static NumberNode? Fold(List<Node> parts, Func<decimal, decimal, decimal> of) =>
        parts.All(part => part is NumberNode)
            ? parts.Cast<NumberNode>().Aggregate((left, right) => new(inputs =>
                left.Of(inputs) is { } a && right.Of(inputs) is { } b ? of(a, b) : null))
            : null;

    static NumberNode Round(NumberNode part, NumberNode digits, MidpointRounding rounding)
    {
        var (value, places) = (part.Of, digits.Of);
        return new(inputs => value(inputs) is { } number && places(inputs) is >= 0m and <= MostDigits and var to
            ? decimal.Round(number, (int)to, rounding)
            : null);
    }
}
