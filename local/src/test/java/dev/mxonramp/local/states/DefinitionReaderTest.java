package dev.mxonramp.local.states;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefinitionReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"'A':{'Type':'Parallel','End':true} | Parallel",
            "'A':{'Type':'Pass','End':true,'ResultPath':'$'} | ResultPath",
            "'A':{'Type':'Pass'} | either Next", "'A':{'Type':'Pass','Next':'B'} | no state B",
            "'A':{'Type':'Pass','End':true},'B':{'Type':'Succeed'} | nothing leads to the state B",
            "'A':{'Type':'Pass','Output':'{% 1 + %}','End':true} | not JSONata",
            "'A':{'Type':'Pass','Output':'{% $eval(\\\"1\\\") %}','End':true} | $eval",
            "'A':{'Type':'Pass','Output':'{% $uuid() %}','End':true} | $uuid",
            "'A':{'Type':'Pass','Output':'{% $$.x %}','End':true} | $$",
            "'A':{'Type':'Wait','End':true} | either Seconds",
            "'A':{'Type':'Choice','Choices':[{'Condition':'yes','Next':'A'}]} | Condition",
            "'A':{'Type':'Task','Resource':'arn:aws:states:::sqs:sendMessage','End':true} | sqs",
            "'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'f'},'End':true} | f",
            "'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'${H}'},'End':true} | ${H}",
            "'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'${F}','Qualifier':'1'},'End':true} | Qualifier",
            "'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'${F}'},'Retry':[{'ErrorEquals':['E'],'MaxAttempt':1}],'End':true} | MaxAttempt",
            "'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'${F}'},'Retry':[{'ErrorEquals':['E','States.ALL']}],'End':true} | alone",
            "'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'${F}'},'HeartbeatSeconds':5,'End':true} | HeartbeatSeconds",
            "'A':{'Type':'Task','Resource':'arn:aws:states:::lambda:invoke','Arguments':{'FunctionName':'${F}'},'TimeoutSeconds':'{% 5 %}','End':true} | TimeoutSeconds"})
    void whatIsNotKnownIsRefusedAtStartUp(String states, String named) {
        var refused = assertThrows(DefinitionException.class, () -> TestMachines.machine(states.replace("\\\\", "\\")));
        assertTrue(String.valueOf(refused.getMessage()).contains(named), refused::toString);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{\"StartAt\":\"A\",\"States\":{}} | QueryLanguage",
            "{\"QueryLanguage\":\"JSONPath\",\"StartAt\":\"A\",\"States\":{}} | JSONata",
            "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"A\",\"States\":{\"A\":{\"Type\":\"Succeed\"}},\"TimeoutSeconds\":1} | TimeoutSeconds"})
    void aDefinitionOfAnotherKindIsRefused(String definition, String named) {
        var refused = assertThrows(DefinitionException.class, () -> TestMachines.load(definition));
        assertTrue(String.valueOf(refused.getMessage()).contains(named), refused::toString);
    }
}
