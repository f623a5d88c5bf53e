package io.modelimpact.formula;

/** One method for each kind of node.
 *
 * @param <R> what a visit yields
 */
public interface ExpressionVisitor<R>
        extends QuantityVisitor<R>, ConditionVisitor<R>, TextValueVisitor<R>, TimeValueVisitor<R>, FieldVisitor<R> {

    @Override
    R idField(IdField idField);

    @Override
    R textField(TextField textField);

    @Override
    R flagField(FlagField flagField);

    @Override
    R integerField(IntegerField integerField);

    @Override
    R decimalField(DecimalField decimalField);

    @Override
    R realField(RealField realField);

    @Override
    R dateField(DateField dateField);

    @Override
    R instantField(InstantField instantField);
}
