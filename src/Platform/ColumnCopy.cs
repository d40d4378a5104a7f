using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using System.Linq.Expressions;

namespace Wheelhouse.Platform;

/// <summary>From a property of a row to a field of a COPY, compiled: no value is boxed, no type asked for twice.
/// </summary>
static class ColumnCopy
{
    static readonly ParameterExpression Into = Expression.Parameter(typeof(CopyBuffer));

    /// <param name="row">The row as an object, the parameter of what is made.</param>
    /// <param name="value">The property, read from the row.</param>
    /// <exception cref="NotSupportedException">The column has a type that <see cref="CopyBuffer"/> does not write.
    /// </exception>
    internal static Action<CopyBuffer, object> Of(ParameterExpression row, Expression value, IProperty property)
    {
        var none = Expression.Call(Into, nameof(CopyBuffer.Null), null);
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
        return Expression.Lambda<Action<CopyBuffer, object>>(body, Into, row).Compile();
    }

    static MethodCallExpression Put(Expression value, IProperty property)
    {
        var mapping = property.GetRelationalTypeMapping();
        var stored = mapping.Converter?.ConvertToProviderExpression is { } convert
            ? Expression.Invoke(convert, Fit(value, convert.Parameters[0].Type))
            : value;
        var name = mapping.StoreType == "jsonb" ? nameof(CopyBuffer.PutDocument) : nameof(CopyBuffer.Put);
        var put = typeof(CopyBuffer).GetMethod(
            name, System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.NonPublic, [stored.Type]);
        return put is not null
            ? Expression.Call(Into, put, stored)
            : throw new NotSupportedException($"{property.DeclaringType.DisplayName()}.{property.Name} is not copied.");
    }

    static Expression Fit(Expression value, Type type) =>
        value.Type == type ? value : Expression.Convert(value, type);
}
