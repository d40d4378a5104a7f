namespace Wheelhouse.Decisions.Formulas;

/// <summary>What the signs between two parts compute, missing included.</summary>
static class Operators
{
    internal static NumberNode Arithmetic(string sign, NumberNode left, NumberNode right)
    {
        var (a, b) = (left.Of, right.Of);
        return new(sign switch
        {
            "+" => inputs => a(inputs) + b(inputs),
            "-" => inputs => a(inputs) - b(inputs),
            "*" => inputs => a(inputs) * b(inputs),
            "/" => inputs => b(inputs) is { } by && by != 0m ? a(inputs) / by : null,
            _ => throw new ArgumentOutOfRangeException(nameof(sign), sign, "No sign of arithmetic."),
        });
    }

    internal static FlagNode Compare(string sign, NumberNode left, NumberNode right)
    {
        var (a, b) = (left.Of, right.Of);
        Func<int, bool> holds = sign switch
        {
            "=" => order => order == 0,
            "!=" => order => order != 0,
            "<" => order => order < 0,
            "<=" => order => order <= 0,
            ">" => order => order > 0,
            ">=" => order => order >= 0,
            _ => throw new ArgumentOutOfRangeException(nameof(sign), sign, "No sign of comparison."),
        };
        return new(inputs => a(inputs) is { } x && b(inputs) is { } y ? holds(x.CompareTo(y)) : null);
    }

    /// <summary>Whether two words or two flags are the same.</summary>
    internal static FlagNode Same(bool same, Node left, Node right)
    {
        var (a, b) = (left.Run(), right.Run());
        return new(inputs => a(inputs) is { IsMissing: false } x && b(inputs) is { IsMissing: false } y
            ? x == y == same
            : null);
    }

    /// <summary>False when either is false, else missing when either is missing.</summary>
    internal static FlagNode And(FlagNode left, FlagNode right)
    {
        var (a, b) = (left.Of, right.Of);
        return new(inputs => a(inputs) switch
        {
            false => false,
            true => b(inputs),
            null => b(inputs) == false ? false : null,
        });
    }

    /// <summary>True when either is true, else missing when either is missing.</summary>
    internal static FlagNode Or(FlagNode left, FlagNode right) => Not(And(Not(left), Not(right)));

    internal static FlagNode Not(FlagNode part)
    {
        var of = part.Of;
        return new(inputs => !of(inputs));
    }

    internal static NumberNode Negative(NumberNode part)
    {
        var of = part.Of;
        return new(inputs => -of(inputs));
    }

    /// <summary>One of two parts of a kind; missing when the condition is.</summary>
    internal static Node Either(FlagNode condition, Node then, Node otherwise)
    {
        var holds = condition.Of;
        return (then, otherwise) switch
        {
            (NumberNode a, NumberNode b) => new NumberNode(i => holds(i) is { } yes ? (yes ? a.Of(i) : b.Of(i)) : null),
            (FlagNode a, FlagNode b) => new FlagNode(i => holds(i) is { } yes ? (yes ? a.Of(i) : b.Of(i)) : null),
            (WordNode a, WordNode b) => new WordNode(i => holds(i) is { } yes ? (yes ? a.Of(i) : b.Of(i)) : null),
            _ => throw new ArgumentException("Both parts are of one kind."),
        };
    }

    /// <summary>The first of two parts of a kind that is known.</summary>
    internal static Node Else(Node first, Node second) => (first, second) switch
    {
        (NumberNode a, NumberNode b) => new NumberNode(inputs => a.Of(inputs) ?? b.Of(inputs)),
        (FlagNode a, FlagNode b) => new FlagNode(inputs => a.Of(inputs) ?? b.Of(inputs)),
        (WordNode a, WordNode b) => new WordNode(inputs => a.Of(inputs) ?? b.Of(inputs)),
        _ => throw new ArgumentException("Both parts are of one kind."),
    };
}
