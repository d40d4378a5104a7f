using System.Collections.Immutable;
using Wheelhouse.Kernel;

namespace Wheelhouse.Decisions.Formulas;

/// <summary>Turns the pieces of a formula into delegates, by descent; the first thing wrong ends it.</summary>
/// <remarks>A wrong part stands as a missing number until the end, so that no step need ask how it went.</remarks>
sealed class FormulaReader(string text, ImmutableArray<Token> tokens, FieldSet fields)
{
    /// <summary>Deeper nesting is refused, so that no text can exhaust the stack.</summary>
    const int Deepest = 50;

    static readonly NumberNode Nothing = new(_ => null);

    readonly SortedSet<int> looks = [];
    Refusal? wrong;
    int next;
    int depth;

    Token Now => tokens[next];

    internal Outcome<Formula> Read()
    {
        var whole = Choice();
        if (Now.Kind != TokenKind.End)
        {
            Wrong(Now, $"'{Now.Text}' is not expected");
        }

        return wrong is { } refusal ? refusal : new Formula(text, whole.Kind, [.. looks], whole.Run());
    }

    Node Choice()
    {
        if (++depth > Deepest)
        {
            Wrong(Now, $"it is nested deeper than {Deepest}");
            next = tokens.Length - 1;
        }

        var part = Took("if") ? If() : Any();
        depth--;
        return part;
    }

    Node If()
    {
        var at = Now;
        var condition = Flag(at, Choice());
        Expect("then");
        var then = Choice();
        Expect("else");
        var otherwise = Choice();
        return SameKind(at, then, otherwise) ? Operators.Either(condition, then, otherwise) : Nothing;
    }

    Node Any() => Joined("or", All, Operators.Or);

    Node All() => Joined("and", Not, Operators.And);

    Node Joined(string word, Func<Node> part, Func<FlagNode, FlagNode, FlagNode> join)
    {
        var left = part();
        while (Now.Is(word))
        {
            var at = Take();
            left = join(Flag(at, left), Flag(at, part()));
        }

        return left;
    }

    Node Not()
    {
        var negations = 0;
        var at = Now;
        while (Took("not"))
        {
            negations++;
        }

        var part = Comparison();
        return negations == 0 ? part : negations % 2 == 0 ? Flag(at, part) : Operators.Not(Flag(at, part));
    }

    Node Comparison()
    {
        var left = Sum();
        var at = Now;
        if (Took("in"))
        {
            return OneOf(at, left);
        }

        if (at.Kind != TokenKind.Sign || at.Text is not ("=" or "!=" or "<" or "<=" or ">" or ">="))
        {
            return left;
        }

        Take();
        var right = Sum();
        return (left, right) switch
        {
            (NumberNode a, NumberNode b) => Operators.Compare(at.Text, a, b),
            _ when at.Text is "=" or "!=" && SameKind(at, left, right) => Operators.Same(at.Text == "=", left, right),
            _ => Bad(at, $"'{at.Text}' compares numbers, not a {left.Kind} with a {right.Kind}"),
        };
    }

    FlagNode OneOf(Token at, Node part)
    {
        FlagNode? any = null;
        Expect("(");
        do
        {
            var option = Sum();
            if (SameKind(at, part, option))
            {
                var same = part is NumberNode a && option is NumberNode b
                    ? Operators.Compare("=", a, b)
                    : Operators.Same(true, part, option);
                any = any is null ? same : Operators.Or(any, same);
            }
        }
        while (Took(","));
        Expect(")");
        return any ?? new(_ => null);
    }

    Node Sum() => Reckoned("+", "-", Product);

    Node Product() => Reckoned("*", "/", Signed);

    Node Reckoned(string one, string other, Func<Node> part)
    {
        var left = part();
        while (Now.Is(one) || Now.Is(other))
        {
            var at = Take();
            left = Operators.Arithmetic(at.Text, Number(at, left), Number(at, part()));
        }

        return left;
    }

    Node Signed()
    {
        var (at, minus) = (Now, false);
        while (Took("-"))
        {
            minus = !minus;
        }

        var part = Part();
        return minus ? Operators.Negative(Number(at, part)) : part;
    }

    Node Part()
    {
        var token = Take();
        switch (token.Kind)
        {
            case TokenKind.Number:
                return new NumberNode(_ => token.Number);
            case TokenKind.Word:
                return new WordNode(_ => token.Text);
            case TokenKind.Name when token.Text is "true" or "false":
                var flag = token.Text == "true";
                return new FlagNode(_ => flag);
            case TokenKind.Name when Now.Is("("):
                return Function(token);
            case TokenKind.Name:
                return Named(token);
            case TokenKind.Sign when token.Text == "(":
                var inner = Choice();
                Expect(")");
                return inner;
            default:
                return Bad(
                    token, token.Kind == TokenKind.End ? "it ends too early" : $"'{token.Text}' is not expected");
        }
    }

    Node Named(Token name)
    {
        if (!fields.TryGet(name.Text, out var slot))
        {
            return Bad(name, $"there is no field '{name.Text}'");
        }

        looks.Add(slot);
        return fields[slot].Kind switch
        {
            FieldKind.Number => new NumberNode(inputs => inputs[slot].Number),
            FieldKind.Flag => new FlagNode(inputs => inputs[slot].Flag),
            FieldKind.Text => new WordNode(inputs => inputs[slot].Text),
        };
    }

    Node Function(Token name)
    {
        var parts = new List<Node>();
        Expect("(");
        do
        {
            parts.Add(Choice());
        }
        while (Took(","));
        Expect(")");
        return wrong is not null ? Nothing
            : Functions.Of(name.Text, parts)
                ?? Bad(name, $"there is no function '{name.Text}' of {parts.Count} such parts");
    }

    bool SameKind(Token at, Node left, Node right)
    {
        if (left.Kind != right.Kind)
        {
            Wrong(at, $"a {left.Kind} and a {right.Kind} do not go together");
        }

        return left.Kind == right.Kind;
    }

    NumberNode Number(Token at, Node part) => part as NumberNode ?? Bad(at, $"a number is needed, not a {part.Kind}");

    FlagNode Flag(Token at, Node part)
    {
        if (part is FlagNode flag)
        {
            return flag;
        }

        Wrong(at, $"yes or no is needed, not a {part.Kind}");
        return new(_ => null);
    }

    NumberNode Bad(Token at, string says)
    {
        Wrong(at, says);
        return Nothing;
    }

    void Wrong(Token at, string says) => wrong ??= Tokens.Unreadable(text, at.At, says);

    void Expect(string sign)
    {
        if (!Took(sign))
        {
            Wrong(Now, $"'{sign}' is expected");
        }
    }

    bool Took(string sign)
    {
        if (!Now.Is(sign))
        {
            return false;
        }

        Take();
        return true;
    }

    /// <summary>The present piece, and on to the next; the end stays.</summary>
    Token Take() => tokens[Now.Kind == TokenKind.End ? next : next++];
}
