using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using System.Linq.Expressions;
using System.Reflection;

namespace Wheelhouse.Platform;

/// <summary>How a column's values get from a row into a binary COPY: compiled, so that nothing is looked up again.
/// </summary>
static class ColumnCopy
{
    static readonly ParameterExpression Into = Expression.Parameter(typeof(NpgsqlBinaryImporter));

    static readonly MethodInfo Write = typeof(NpgsqlBinaryImporter).GetMethods().Single(m =>
        m.Name == nameof(NpgsqlBinaryImporter.Write)
        && m.GetParameters() is [_, { ParameterType: var named }] && named == typeof(string));

    /// <param name="row">The row as an object, the parameter of what is made.</param>
    /// <param name="value">The property, read from the row.</param>
    internal static Action<NpgsqlBinaryImporter, object> Of(
        ParameterExpression row, Expression value, IProperty property)
    {
        var none = Expression.Call(Into, nameof(NpgsqlBinaryImporter.WriteNull), null);
        var found = Expression.Variable(value.Type);
        Expression put = Nullable.GetUnderlyingType(value.Type) is not null
            ? Expression.IfThenElse(
                Expression.Property(found, nameof(Nullable<>.HasValue)),
                Put(Expression.Property(found, nameof(Nullable<>.Value)), property), none)
            : value.Type.IsValueType
                ? Put(found, property)
                : Expression.IfThenElse(
                    Expression.ReferenceEqual(found, Expression.Constant(null)), none, Put(found, property));
        var body = Expression.Block([found], Expression.Assign(found, value), put);
        return Expression.Lambda<Action<NpgsqlBinaryImporter, object>>(body, Into, row).Compile();
    }

    /// <summary>As the model stores it, under the name of the column's type: unboxed.</summary>
    static MethodCallExpression Put(Expression value, IProperty property)
    {
        var mapping = property.GetRelationalTypeMapping();
        var stored = mapping.Converter?.ConvertToProviderExpression is { } convert
            ? Expression.Invoke(convert, Fit(value, convert.Parameters[0].Type))
            : value;
        return Expression.Call(
            Into, Write.MakeGenericMethod(stored.Type), stored, Expression.Constant(mapping.StoreTypeNameBase));
    }

    static Expression Fit(Expression value, Type type) =>
        value.Type == type ? value : Expression.Convert(value, type);
}
